import { LtiError } from '../errors.ts';
import type { ToolRequest } from '../exchange.ts';

/** Parameters of one request, each given once. */
export type Parameters = ReadonlyMap<string, string>;

/** The largest body that is read, in bytes. @source house */
export const maximumBodyBytes = 524_288;

const maximumParameters = 100;
const maximumCharacters = 16_384;

function parse(text: string): Parameters {
  const parameters = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(text)) {
    if (parameters.has(name)) throw new LtiError('request.repeated-parameter', name.slice(0, 60));
    if (parameters.size === maximumParameters) throw new LtiError('request.malformed-parameter', 'too many parameters');
    parameters.set(name, value);
  }
  return parameters;
}

/**
 * The parameters in the address of a request.
 *
 * @throws `request.repeated-parameter`, `request.malformed-parameter`
 */
export function queryOf(request: ToolRequest): Parameters {
  const start = request.url.indexOf('?');
  return parse(start < 0 ? '' : request.url.slice(start + 1));
}

/**
 * The parameters in the body of a request. What stands in its address does not count.
 *
 * @throws `request.media-type`, `request.too-large`, `request.repeated-parameter`, `request.malformed-parameter`
 */
export function formOf(request: ToolRequest): Parameters {
  const type = request.headers['content-type'];
  if (typeof type !== 'string' || type.split(';', 1)[0]?.trim().toLowerCase() !== 'application/x-www-form-urlencoded') {
    throw new LtiError('request.media-type');
  }
  // A character is at least one byte, so most bodies need no counting.
  if (
    request.body.length > maximumBodyBytes ||
    (request.body.length > maximumBodyBytes / 3 && Buffer.byteLength(request.body) > maximumBodyBytes)
  ) {
    throw new LtiError('request.too-large');
  }
  return parse(request.body);
}

/**
 * A parameter's value, if it was given and is not empty.
 *
 * @throws `request.malformed-parameter` when it is longer than 16,384 characters or holds control characters
 */
export function optional(parameters: Parameters, name: string): string | undefined {
  const value = parameters.get(name);
  if (value === undefined || value === '') return undefined;
  if (value.length > maximumCharacters || /\p{Cc}/u.test(value))
    throw new LtiError('request.malformed-parameter', name);
  return value;
}

/**
 * A parameter's value.
 *
 * @throws `request.missing-parameter` when it was not given or is empty; `request.malformed-parameter` as `optional`
 */
export function required(parameters: Parameters, name: string): string {
  const value = optional(parameters, name);
  if (value === undefined) throw new LtiError('request.missing-parameter', name);
  return value;
}
