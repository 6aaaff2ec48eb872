import { requestFault } from '../request-fault.ts';
import type { Endpoint } from './endpoint.ts';

/** The endpoint that a request names, and what the segments of its path say. */
export interface Found {
  readonly endpoint: Endpoint;
  readonly segments: Readonly<Record<string, string>>;
}

/** Methods that a path answers to when the one asked for is not among them. */
export interface OtherMethods {
  readonly methods: readonly string[];
}

/**
 * Finds the endpoint of a method and path.
 *
 * @returns the methods there are, when the path exists but not for this method
 * @throws `request.unknown-path`; `request.malformed` when the path is not percent-encoded text
 */
export function findEndpoint(endpoints: readonly Endpoint[], method: string, path: string): Found | OtherMethods {
  const parts = path.split('/').slice(1);
  const atPath = endpoints.flatMap((endpoint) => {
    const segments = match(endpoint.path.split('/').slice(1), parts);
    return segments === undefined ? [] : [{ endpoint, segments }];
  });
  if (atPath.length === 0) throw requestFault('request.unknown-path', 'There is nothing at this address.');
  return (
    atPath.find(({ endpoint }) => endpoint.method === method) ?? {
      methods: atPath.map(({ endpoint }) => endpoint.method),
    }
  );
}

function match(template: readonly string[], parts: readonly string[]): Record<string, string> | undefined {
  if (template.length !== parts.length) return undefined;
  const segments: Record<string, string> = {};
  for (const [index, expected] of template.entries()) {
    const part = parts[index] ?? '';
    if (expected.startsWith('{')) {
      if (part === '') return undefined;
      segments[expected.slice(1, -1)] = decode(part);
    } else if (expected !== part) return undefined;
  }
  return segments;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw requestFault('request.malformed', 'The address is not percent-encoded text.');
  }
}
