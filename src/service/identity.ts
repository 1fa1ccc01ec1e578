/** Users and conversations as keyed hashes: the store cannot tell who asked without the key, and the key is not in it. */
import { createHmac } from 'node:crypto';

/** Hash of what a channel calls a user, a place or a conversation. */
export type Hash = (channel: string, name: string) => string;

/** 16 bytes of HMAC-SHA-256 as hexadecimal: too many to meet by chance. */
const KEPT_CHARACTERS = 32;

/** The hash under a key. */
export const keyedHash =
  (key: string): Hash =>
  (channel, name) =>
    createHmac('sha256', key).update(channel).update('\0').update(name).digest('hex').slice(0, KEPT_CHARACTERS);
