import type { Letter, LetterFault } from '@trellis/core/notices';
import { createTransport } from 'nodemailer';
import { letterFault } from './letter-fault.ts';

/** How a service sends mail. */
export interface MailSettings {
  /** Where mail goes, `smtp://` or `smtps://`, with a name and password if there are any; absent: it is kept and shown in the outbox. */
  readonly smtpUrl?: string | undefined;
  /** The address that letters come from; absent: `trellis@` and the host of the service. */
  readonly fromAddress?: string | undefined;
}

/** A letter on its way. */
export interface Mail {
  /** The same for each try, so that a mail server knows what it had already. */
  readonly id: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly to: { readonly name: string; readonly address: string };
  readonly letter: Letter;
  /** Where the address can be corrected; the person's record if not given. */
  readonly addressIsIn?: string;
  /** Files that go with it. */
  readonly attachments?: readonly {
    readonly fileName: string;
    readonly mediaType: string;
    readonly content: Uint8Array;
  }[];
}

/** Sends letters, if there is a mail server. */
export interface Mailer {
  /** Whether there is a mail server. */
  readonly hasServer: boolean;
  /** The address that letters come from. */
  readonly fromAddress: string;
  /** Hands a letter to the mail server; gives what went wrong. */
  send(mail: Mail): Promise<LetterFault | undefined>;
}

/** A server that says nothing for so long is taken to be gone. Shorter than the lease of a letter. */
const SILENCE_MS = 30_000;

/** A mailer for a service at this address. */
export function createMailer({ smtpUrl, fromAddress }: MailSettings, publicUrl: string): Mailer {
  const { host, hostname } = new URL(publicUrl);
  const transport =
    smtpUrl === undefined
      ? undefined
      : createTransport({
          url: smtpUrl,
          connectionTimeout: SILENCE_MS,
          greetingTimeout: SILENCE_MS,
          socketTimeout: SILENCE_MS,
          disableFileAccess: true,
          disableUrlAccess: true,
        });
  return {
    hasServer: transport !== undefined,
    fromAddress: fromAddress ?? `trellis@${hostname}`,
    async send({ id, from, to, letter: { subject, text, calendar }, attachments = [], addressIsIn }) {
      if (transport === undefined) throw new Error('There is no mail server to send to.');
      try {
        await transport.sendMail({
          messageId: `<${id}@${host}>`,
          from,
          to,
          subject,
          text,
          // As an alternative and not as an attachment: that is what Outlook takes for a meeting.
          alternatives:
            calendar === undefined
              ? []
              : [
                  {
                    contentType: `text/calendar; charset=utf-8; method=${calendar.method}`,
                    content: calendar.content,
                  },
                ],
          attachments: attachments.map(({ fileName, mediaType, content }) => ({
            filename: fileName,
            contentType: mediaType,
            content: Buffer.from(content),
          })),
          // No answers of machines, such as that somebody is on leave.
          headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        });
        return undefined;
      } catch (error) {
        return letterFault(error, addressIsIn);
      }
    },
  };
}
