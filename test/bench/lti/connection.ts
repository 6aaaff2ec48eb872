import { connect, type Socket } from 'node:net';

/** What came back, without the page. */
export interface Answer {
  readonly status: number;
  readonly location: string;
  /** The cookies that it set, as a `Cookie` header would send them back. */
  readonly cookies: string;
}

/** One connection that is kept: HTTP/1.1 in as few steps as will do, since what is measured shares the machine with whoever measures. */
export interface Connection {
  /** Asks for an address, or posts an encoded form to it, and waits for all of the answer. One at a time. */
  send(url: URL, cookies: string, form?: string): Promise<Answer>;
}

/** Opens a connection with the first request. */
export function createConnection({ hostname, port }: URL): Connection {
  let socket: Socket | undefined;
  let received = '';
  let waiting: PromiseWithResolvers<Answer> | undefined;

  function lose(error: Error): void {
    socket = undefined;
    waiting?.reject(error);
  }
  function open(): Socket {
    const opened = connect({ host: hostname, port: Number(port), noDelay: true });
    opened.setEncoding('latin1');
    opened.on('data', (chunk: string) => {
      received += chunk;
      const answer = answerIn(received);
      if (answer === undefined) return;
      received = '';
      waiting?.resolve(answer);
    });
    opened.on('error', lose);
    opened.on('close', () => lose(new Error(`${hostname}:${port} hung up.`)));
    opened.unref();
    return opened;
  }

  return {
    async send({ pathname, search, host }, cookies, form) {
      waiting = Promise.withResolvers();
      socket ??= open();
      const cookie = cookies === '' ? '' : `cookie: ${cookies}\r\n`;
      const head = ` ${pathname}${search} HTTP/1.1\r\nhost: ${host}\r\n${cookie}`;
      const type = 'content-type: application/x-www-form-urlencoded\r\n';
      const request =
        form === undefined ? `GET${head}\r\n` : `POST${head}${type}content-length: ${form.length}\r\n\r\n${form}`;
      socket.write(request, 'latin1');
      return await waiting.promise;
    },
  };
}

/** The answer in what has been received, once it is all there. */
function answerIn(received: string): Answer | undefined {
  const end = received.indexOf('\r\n\r\n');
  if (end === -1) return undefined;
  const head = received.slice(0, end);
  const length = /^content-length: (\d+)$/im.exec(head)?.[1];
  if (length === undefined) throw new Error(`An answer does not say how long it is: ${head}`);
  if (received.length < end + 4 + Number(length)) return undefined;
  return {
    status: Number(head.slice(9, 12)),
    location: /^location: (.*)$/im.exec(head)?.[1] ?? '',
    cookies: [...head.matchAll(/^set-cookie: ([^;]*)/gim)].map(([, cookie]) => cookie).join('; '),
  };
}
