import { expect, test } from 'vitest';
import { all, startServiceBench } from '../vectors/service-bench.ts';
import { calls, score } from '../vectors/service-vector.ts';

test('results are what was sent, as the gradebook has it', async () => {
  await using bench = await startServiceBench();
  const { gradebook } = bench;
  gradebook.add({});
  await calls.score(bench);
  expect(await calls.results(bench)).toEqual([
    [{ userId: '6', score: 8, maximum: 10, url: `${gradebook.lineItemUrl(1)}&user=6` }],
  ]);
});

test('results are asked for beneath the line item, without a limit unless it is wanted (Moodle)', async () => {
  await using bench = await startServiceBench();
  const { services, registration, gradebook, platform } = bench;
  gradebook.add({});
  gradebook.learners.add('7');
  await calls.score(bench);
  await services.sendScore(registration, gradebook.lineItemUrl(1), { ...score, userId: '7' });
  const pages = await all(services.results(registration, gradebook.lineItemUrl(1), { userId: '7' }));
  expect(pages.flat().map(({ userId }) => userId)).toEqual(['7']);
  const { path, query, headers } = platform.received.at(-1) ?? {};
  expect(path).toBe('/course/2/lineitems/1/lineitem/results');
  expect(query?.toString()).toBe('type_id=1&user_id=7');
  expect(headers?.accept).toBe('application/vnd.ims.lis.v2.resultcontainer+json');
});

test('results without points, and with nonsense beside them, are results', async () => {
  await using bench = await startServiceBench();
  const { gradebook, platform } = bench;
  gradebook.add({});
  platform.break('service: odd results');
  expect(await calls.results(bench)).toEqual([
    [{ userId: '6' }, { userId: '7', maximum: 5, comment: 'ok', gradedBy: '3' }],
  ]);
});

test('results come in pages', async () => {
  await using bench = await startServiceBench();
  bench.gradebook.add({});
  bench.platform.break('service: results with a next page', 1);
  await calls.score(bench);
  expect((await calls.results(bench)).map((page) => page.length)).toEqual([0, 1]);
});
