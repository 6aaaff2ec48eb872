import { Agent, request } from 'node:http';

/** How many people come at the same moment. */
const AT_ONCE = 16;

/** What came back, without the page. */
export interface Answer {
  readonly status: number;
  readonly location: string;
  /** The cookies that it set, as a `Cookie` header would send them back. */
  readonly cookies: string;
}

const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

/** Posts a form over a connection that is kept, with as little work as can be: what is measured is at the other end. */
export async function post(url: string, form: Readonly<Record<string, string>>, cookies = ''): Promise<Answer> {
  const body = new URLSearchParams(form).toString();
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': Buffer.byteLength(body),
    ...(cookies === '' ? {} : { cookie: cookies }),
  };
  return await new Promise((resolve, reject) => {
    request(url, { method: 'POST', agent, headers }, (response) => {
      response.resume();
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          location: response.headers.location ?? '',
          cookies: (response.headers['set-cookie'] ?? []).map((cookie) => cookie.split(';', 1)[0]).join('; '),
        }),
      );
    })
      .on('error', reject)
      .end(body);
  });
}

/** Seconds that so many pieces of work take, {@link AT_ONCE} at a time. */
export async function secondsFor(count: number, work: (index: number) => Promise<void>): Promise<number> {
  let next = 0;
  const begun = performance.now();
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (next < count) {
        const index = next;
        next += 1;
        await work(index);
      }
    }),
  );
  return (performance.now() - begun) / 1000;
}
