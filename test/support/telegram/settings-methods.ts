/** What a bot says about itself: its commands, names and descriptions. */
import { isObject, type Parameters, readList, readObject, readText } from './parameters.ts';
import { badRequest } from './refusal.ts';
import type { Perform } from './world.ts';

const MOST_COMMANDS = 100;
const LONGEST_DESCRIPTION_UNITS = 256;

const SCOPES: Readonly<Record<string, readonly string[]>> = {
  default: [],
  all_private_chats: [],
  all_group_chats: [],
  all_chat_administrators: [],
  chat: ['chat_id'],
  chat_administrators: ['chat_id'],
  chat_member: ['chat_id', 'user_id'],
};

/** For what chats and in which language something is said, as a key. */
function readPlace(parameters: Parameters): string {
  const scope = readObject(parameters, 'scope') ?? {};
  const type = readText(scope, 'type') ?? 'default';
  const needed = Object.hasOwn(SCOPES, type) ? SCOPES[type] : undefined;
  if (needed === undefined) throw badRequest("can't parse BotCommandScope: Unsupported type specified");
  for (const name of needed)
    if (scope[name] === undefined) throw badRequest(`can't parse BotCommandScope: Can't find field "${name}"`);
  return JSON.stringify([type, ...needed.map((name) => scope[name]), readLanguage(parameters)]);
}

function readLanguage(parameters: Parameters): string {
  const language = readText(parameters, 'language_code') ?? '';
  if (!/^(?:[a-z]{2})?$/u.test(language)) throw badRequest('invalid language code specified');
  return language;
}

function readCommand(given: unknown): object {
  if (!isObject(given)) throw badRequest("can't parse BotCommand: expected an Object");
  // The real server takes a command with its slash.
  const command = (readText(given, 'command') ?? '').replace(/^\//u, '');
  const description = readText(given, 'description') ?? '';
  if (!/^[a-z0-9_]{1,32}$/u.test(command)) throw badRequest('BOT_COMMAND_INVALID');
  if (description.trim() === '') throw badRequest('command description must be non-empty');
  if (description.length > LONGEST_DESCRIPTION_UNITS) throw badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
  return { command, description };
}

/** Settings with one text, and the most UTF-16 units of it. */
const readLimited = (parameters: Parameters, name: string, longestUnits: number): void => {
  readLanguage(parameters);
  if ((readText(parameters, name) ?? '').length > longestUnits) throw badRequest(`${name} is too long`);
};

/** The methods, with the commands that were set before. */
export function createSettingsMethods() {
  const commands = new Map<string, readonly object[]>();
  return {
    getMe: ({ me }) => ({ result: me }),
    logOut: () => ({ result: true }),
    close: () => ({ result: true }),
    setMyCommands: (_world, parameters) => {
      const given = readList(parameters, 'commands');
      if (given === undefined) throw badRequest('can\'t find field "commands"');
      if (given.length > MOST_COMMANDS) throw badRequest('BOT_COMMANDS_TOO_MUCH');
      commands.set(readPlace(parameters), given.map(readCommand));
      return { result: true };
    },
    getMyCommands: (_world, parameters) => ({ result: commands.get(readPlace(parameters)) ?? [] }),
    deleteMyCommands: (_world, parameters) => {
      commands.delete(readPlace(parameters));
      return { result: true };
    },
    setMyName: (_world, parameters) => {
      readLimited(parameters, 'name', 64);
      return { result: true };
    },
    setMyDescription: (_world, parameters) => {
      readLimited(parameters, 'description', 512);
      return { result: true };
    },
    setMyShortDescription: (_world, parameters) => {
      readLimited(parameters, 'short_description', 120);
      return { result: true };
    },
    setChatMenuButton: () => ({ result: true }),
  } as const satisfies Readonly<Record<string, Perform>>;
}
