import { expect, test } from 'vitest';
import { startServiceBench } from '../vectors/service-bench.ts';
import type { CallService } from './call.ts';
import { pagesOf } from './pages.ts';

test('a list without an end is given up after ten thousand pages', async () => {
  await using bench = await startServiceBench();
  const url = 'https://lms.example/list?from=0';
  const endless: CallService = async (_, { url: asked }) => {
    const from = Number(new URL(asked).searchParams.get('from'));
    return { status: 200, headers: { link: `<?from=${from + 1}>; rel="next"` }, body: '[]' };
  };
  let pages = 0;
  const reading = (async () => {
    for await (const _ of pagesOf(endless, bench.registration, { what: 'list', url, accept: '*/*', scopes: ['a'] }))
      pages++;
  })();
  await expect(reading).rejects.toMatchObject({
    code: 'service.answer',
    detail: 'list at lms.example: more than 10000 pages',
  });
  expect(pages).toBe(10_000);
});
