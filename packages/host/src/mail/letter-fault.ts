import type { LetterFault } from '@trellis/core/notices';

/** What the library for mail throws. */
interface MailError {
  readonly code?: string;
  /** What the server answered, three digits. */
  readonly responseCode?: number;
}

/**
 * What went wrong with a letter, in words for an administrator. What the mail server said is left out: it repeats addresses.
 *
 * @param addressIsIn - where the address can be corrected
 */
export function letterFault(error: unknown, addressIsIn = 'the person’s record'): LetterFault {
  const { code, responseCode } = error as MailError;
  const said = responseCode === undefined ? '' : ` (it answered ${responseCode})`;
  if (code === 'EAUTH' || code === 'ENOAUTH')
    return retried(`The mail server refused our name and password${said}. Look at SMTP_URL.`);
  if (code === 'ETLS') return retried('No safe connection to the mail server could be made. Look at SMTP_URL.');
  if (responseCode === undefined)
    return code !== undefined && NOT_REACHED.includes(code)
      ? retried('The mail server could not be reached. Look at SMTP_URL.')
      : retried('The letter could not be handed to the mail server.');
  if (responseCode < 500) return retried(`The mail server asked us to wait${said}.`);
  return {
    sentence:
      code === 'EENVELOPE'
        ? `The mail server knows no such mailbox${said}. Correct the address in ${addressIsIn}.`
        : `The mail server refused the letter${said}.`,
    isWorthRetrying: false,
  };
}

const NOT_REACHED: readonly string[] = ['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EDNS'];

function retried(sentence: string): LetterFault {
  return { sentence, isWorthRetrying: true };
}
