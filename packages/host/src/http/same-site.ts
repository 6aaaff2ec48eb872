import type { Request } from 'express';

/** The header that our own pages send with whatever they ask; another site's form or link cannot. */
const OWN_PAGE_HEADER = 'x-trellis';

/**
 * Whether a request that rests on a cookie was made by one of our own pages. A cookie goes along with whatever a browser sends, so what
 * changes something needs this proof; what only reads does not, since another site cannot see the answer.
 *
 * @param origin - the origin that browsers see
 * @source OWASP Cross-Site Request Forgery Prevention: custom request headers, fetch metadata
 */
export function isFromOwnPage(request: Pick<Request, 'method' | 'headers'>, origin: string): boolean {
  if (request.method === 'GET' || request.method === 'HEAD') return true;
  const { headers } = request;
  const site = headers['sec-fetch-site'];
  if (headers.origin !== undefined && headers.origin !== origin) return false;
  if (site !== undefined && site !== 'same-origin') return false;
  return headers[OWN_PAGE_HEADER] !== undefined;
}
