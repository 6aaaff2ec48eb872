import { parseCookie, stringifySetCookie } from 'cookie';

/**
 * The name of the session's cookie. Over https it has the prefix that keeps other hosts of the same domain from setting it.
 *
 * @param origin - the origin that browsers see
 */
function cookieName(origin: string): string {
  return origin.startsWith('https:') ? '__Host-trellis' : 'trellis';
}

/**
 * The `Set-Cookie` value of a session. Of the cookies that a page in another site's frame may keep, only `SameSite=None; Secure; Partitioned`
 * ones come back; a partitioned cookie is also of no use to a site that frames Trellis without having been launched from.
 *
 * @param secret - empty: takes the cookie away
 */
export function sessionCookie(origin: string, secret: string): string {
  return stringifySetCookie({
    name: cookieName(origin),
    value: secret,
    path: '/',
    httpOnly: true,
    secure: true,
    sameSite: 'none',
    partitioned: true,
    ...(secret === '' ? { maxAge: 0 } : {}),
  });
}

/** The session's secret in a `Cookie` header, if it is there and looks like one. */
export function secretInCookie(origin: string, header: string | undefined): string | undefined {
  const value = parseCookie(header ?? '')[cookieName(origin)];
  return value !== undefined && /^trs_[\w-]{43}$/.test(value) ? value : undefined;
}
