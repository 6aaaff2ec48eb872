/**
 * Whether an address is one of the tool's own: same origin, no user name, nothing that a browser would read differently from a check.
 *
 * @source LTI Core 1.3, section 5.3.5 (target_link_uri); IMS Security Framework 1.0, section 5.1.1.3
 */
export function isOwnAddress(text: unknown, origin: string): text is string {
  // Parsers drop white space and turn backslashes round, so an address with either is not what it looks like.
  if (typeof text !== 'string' || text.length > 4096 || /[\s\\\p{Cc}]/u.test(text) || !URL.canParse(text)) return false;
  const url = new URL(text);
  return (
    url.origin === origin &&
    url.username === '' &&
    url.password === '' &&
    text.toLowerCase().startsWith(`${url.protocol}//`)
  );
}
