import type { Letter, NoticeKind } from '@trellis/core/notices';
import type { TestHost } from '@trellis/testing';
import type { Page } from 'playwright-core';

/** What the service answered. */
export interface Answered<Result> {
  readonly status: number;
  /** Absent when it refused. */
  readonly data?: Result;
  /** Why it refused. */
  readonly code?: string;
}

interface Body<Result> {
  readonly result?: { readonly data: Result };
  readonly error?: { readonly data: { readonly code: string } };
}

/** Asks a procedure with a token, as another program would. */
export async function askService<Result>(
  trellis: Pick<TestHost, 'url'>,
  token: string,
  procedure: string,
  input: object = {},
): Promise<Answered<Result>> {
  const answer = await fetch(`${trellis.url}/api/trpc/${procedure}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(input),
  });
  return answered(answer.status, (await answer.json()) as Body<Result>);
}

/** Asks a procedure as whoever a page is open for: what no button of that page would ask. */
export async function askAsReader<Result>(
  page: Page,
  procedure: string,
  input: object = {},
): Promise<Answered<Result>> {
  const [status, body] = await page.evaluate(
    async ([path, text]) => {
      const answer = await fetch(`/api/trpc/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-trellis': '1' },
        body: text!,
      });
      return [answer.status, (await answer.json()) as unknown] as const;
    },
    [procedure, JSON.stringify(input)],
  );
  return answered(status, body as Body<Result>);
}

/** The letters of a kind as they would be sent now, the latest first. */
export async function lettersOf(trellis: TestHost, kind: NoticeKind): Promise<readonly Letter[]> {
  const token = await trellis.token('administrator');
  const { data } = await askService<{ rows: { id: string; kind: NoticeKind }[] }>(trellis, token, 'notices.list', {
    limit: 100,
  });
  const letters: Letter[] = [];
  for (const { id } of data!.rows.filter((row) => row.kind === kind))
    letters.push((await askService<{ letter: Letter }>(trellis, token, 'notices.letter', { id })).data!.letter);
  return letters;
}

function answered<Result>(status: number, { result, error }: Body<Result>): Answered<Result> {
  return {
    status,
    ...(result === undefined ? {} : { data: result.data }),
    ...(error === undefined ? {} : { code: error.data.code }),
  };
}
