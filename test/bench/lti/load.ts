import { createConnection, type Answer, type Connection } from './connection.ts';

/** How many people come at the same moment. */
const AT_ONCE = 16;

const idle = new Map<string, Connection[]>();

/** Asks for an address, or posts an encoded form to it, over one of the connections that are kept. */
export async function send(address: string, cookies: string, form?: string): Promise<Answer> {
  const url = new URL(address);
  const kept = idle.get(url.origin) ?? [];
  idle.set(url.origin, kept);
  const connection = kept.pop() ?? createConnection(url);
  const answer = await connection.send(url, cookies, form);
  kept.push(connection);
  return answer;
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
