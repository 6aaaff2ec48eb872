import { requestFault } from '../request-fault.ts';
import { headerOf, type RestRequest } from './message.ts';

/** The most that one request may carry. One record is a few kilobytes. */
export const BODY_LIMIT_BYTES = 1_048_576;

const JSON_TYPE = /^application\/([a-z0-9.+-]+\+)?json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i;

/**
 * The JSON object that a request carries.
 *
 * @throws `request.wrong-content-type`, `request.too-large`, `request.malformed`, `request.not-valid` when it is JSON but no object
 */
export async function readJsonObject(request: RestRequest): Promise<Readonly<Record<string, unknown>>> {
  if (!JSON_TYPE.test(headerOf(request, 'content-type') ?? ''))
    throw requestFault('request.wrong-content-type', 'Send JSON in UTF-8, with the content type application/json.');
  const body = parse(await readText(request));
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw requestFault('request.not-valid', 'The request must be a JSON object.', [
      { field: '', reason: 'must be an object' },
    ]);
  return body as Record<string, unknown>;
}

async function readText(request: RestRequest): Promise<string> {
  const announced = Number(headerOf(request, 'content-length') ?? 0);
  if (announced > BODY_LIMIT_BYTES) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of request.body) {
    bytes += chunk.byteLength;
    if (bytes > BODY_LIMIT_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch {
    throw requestFault('request.malformed', 'The request is not UTF-8 text.');
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw requestFault('request.malformed', 'The request is not valid JSON.');
  }
}

function tooLarge(): Error {
  return requestFault('request.too-large', `A request may have at most ${BODY_LIMIT_BYTES} bytes.`);
}
