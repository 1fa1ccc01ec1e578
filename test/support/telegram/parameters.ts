/**
 * The parameters of a call: from the query, a JSON body, a form or a multipart body. In a form everything is text, and an
 * object is JSON in text; the readers here take both, as the real server does.
 */
import type { IncomingMessage } from 'node:http';
import { badRequest, Refusal } from './refusal.ts';

export type Parameters = Readonly<Record<string, unknown>>;

/** Larger bodies are refused: no method that is served here takes a file. */
const LARGEST_BODY_BYTES = 1_048_576;

/** Reads all parameters of a request; those of the body win over those of the query. */
export async function readParameters(request: IncomingMessage, query: URLSearchParams): Promise<Parameters> {
  const body = await readBody(request);
  const type = request.headers['content-type'] ?? '';
  const fromQuery = Object.fromEntries(query);
  if (body.length === 0) return fromQuery;
  if (type.startsWith('application/json')) return { ...fromQuery, ...parseJsonObject(body.toString('utf8')) };
  if (type.startsWith('application/x-www-form-urlencoded'))
    return { ...fromQuery, ...Object.fromEntries(new URLSearchParams(body.toString('utf8'))) };
  if (type.startsWith('multipart/form-data')) return { ...fromQuery, ...(await readForm(body, type)) };
  return fromQuery;
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    // What is too much is read to its end all the same: a client hears no answer while it is still sending.
    if (bytes <= LARGEST_BODY_BYTES) chunks.push(chunk);
  }
  if (bytes > LARGEST_BODY_BYTES) throw new Refusal(413, 'Request Entity Too Large');
  return Buffer.concat(chunks);
}

function parseJsonObject(text: string): Parameters {
  const parsed = parseJson(text);
  if (!isObject(parsed)) throw badRequest("can't parse JSON object");
  return parsed;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest("can't parse JSON object");
  }
}

async function readForm(body: Buffer, type: string): Promise<Parameters> {
  try {
    const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
    const read: Record<string, unknown> = {};
    for (const [name, value] of form.entries())
      read[name] = typeof value === 'string' ? value : { file_name: value.name, file_size: value.size };
    return read;
  } catch {
    throw badRequest("can't parse multipart body");
  }
}

export const isObject = (value: unknown): value is Parameters =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A text; a number is taken for its digits. */
export function readText(parameters: Parameters, name: string): string | undefined {
  const value = parameters[name];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string' && typeof value !== 'number')
    throw badRequest(`parameter ${name} must be of type String`);
  // JSON may hold half of a surrogate pair; UTF-8 cannot.
  if (/\p{Surrogate}/u.test(String(value))) throw badRequest('strings must be encoded in UTF-8');
  return String(value);
}

/** A whole number. */
export function readInteger(parameters: Parameters, name: string): number | undefined {
  const value = parameters[name];
  if (value === undefined || value === null || value === '') return undefined;
  const read = typeof value === 'number' || typeof value === 'string' ? Number(value) : Number.NaN;
  if (!Number.isSafeInteger(read)) throw badRequest(`parameter ${name} must be of type Integer`);
  return read;
}

export const readFlag = (parameters: Parameters, name: string): boolean =>
  [true, 1, '1', 'true', 'True'].some((yes) => parameters[name] === yes);

/** An object, which a form gives as JSON. */
export function readObject(parameters: Parameters, name: string): Parameters | undefined {
  const value = readStructure(parameters, name);
  if (value === undefined) return undefined;
  if (!isObject(value)) throw badRequest(`object expected as ${name}`);
  return value;
}

/** A list, which a form gives as JSON. */
export function readList(parameters: Parameters, name: string): readonly unknown[] | undefined {
  const value = readStructure(parameters, name);
  if (value === undefined) return undefined;
  if (!Array.isArray(value)) throw badRequest(`expected an Array as ${name}`);
  return value;
}

function readStructure(parameters: Parameters, name: string): unknown {
  const value = parameters[name];
  if (value === undefined || value === null || value === '') return undefined;
  return typeof value === 'string' ? parseJson(value) : value;
}
