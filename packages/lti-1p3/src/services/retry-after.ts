/** A platform that asks for longer is asked again after a day. @source house */
const maximumSeconds = 86_400;

/**
 * How long a platform asks to be left alone, in whole seconds; undefined when it does not say so or says nonsense.
 *
 * @param header - seconds or an HTTP date
 * @source RFC 9110, section 10.2.3
 */
export function retryAfterSeconds(header: string | undefined, now: Date): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d{1,10}$/.test(text)) return Math.min(Number(text), maximumSeconds);
  // Only the form that HTTP prescribes: Date.parse would take far more for a date.
  if (!/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/.test(text)) return undefined;
  const seconds = Math.ceil((Date.parse(text) - now.getTime()) / 1000);
  return Number.isFinite(seconds) ? Math.min(Math.max(seconds, 0), maximumSeconds) : undefined;
}
