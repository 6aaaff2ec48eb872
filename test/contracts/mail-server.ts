import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** A letter as a mail server took it. */
export interface Received {
  readonly to: readonly string[];
  /** The whole message, lines ended by CR LF. */
  readonly message: string;
}

/** A real mail server on a free port of this machine. */
export interface MailServer extends AsyncDisposable {
  readonly url: string;
  readonly received: Received[];
  /** What it answers to recipients from now on; absent: it takes them. */
  refuseWith: { readonly code: number; readonly words: string } | undefined;
}

/** Starts a mail server that keeps what it takes. */
export async function startMailServer(): Promise<MailServer> {
  const received: Received[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onRcptTo(address, _session, done) {
      const { refuseWith } = mail;
      if (refuseWith === undefined) return done();
      done(Object.assign(new Error(`${refuseWith.words} <${address.address}>`), { responseCode: refuseWith.code }));
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address);
        received.push({ to, message: Buffer.concat(parts).toString('utf8') });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as AddressInfo;
  const mail: MailServer = {
    url: `smtp://127.0.0.1:${port}`,
    received,
    refuseWith: undefined,
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
  return mail;
}
