import type { Request } from 'express';

/**
 * The name that a file was uploaded under, from the header `x-file-name`, percent-encoded.
 *
 * @param otherwise - where none is given, or it cannot be read
 */
export function fileNameOf(request: Pick<Request, 'headers'>, otherwise: string): string {
  const given = request.headers['x-file-name'];
  try {
    return (
      decodeURIComponent(typeof given === 'string' ? given : '')
        .replaceAll(/\p{Cc}/gu, '')
        .slice(0, 255) || otherwise
    );
  } catch {
    return otherwise;
  }
}
