import { describe, expect, test } from 'vitest';
import { startServiceBench } from '../vectors/service-bench.ts';
import type { ServiceBench } from '../vectors/service-bench.ts';
import { score } from '../vectors/service-vector.ts';
import type { Score } from './scores.ts';

const send = ({ services, registration, gradebook }: ServiceBench, changes: Partial<Score> = {}) =>
  services.sendScore(registration, gradebook.lineItemUrl(1), { ...score, ...changes });

describe('a score', () => {
  test('is sent beneath the line item, its query kept, with its exact media type', async () => {
    await using bench = await startServiceBench();
    bench.gradebook.add({});
    await send(bench);
    const { path, query, headers, body } = bench.platform.received.at(-1) ?? {};
    expect(path).toBe('/course/2/lineitems/1/lineitem/scores');
    expect(query?.toString()).toBe('type_id=1');
    expect(headers?.['content-type']).toBe('application/vnd.ims.lis.v1.score+json');
    expect(JSON.parse(body ?? '')).toEqual({
      userId: '6',
      timestamp: '2026-11-21T09:00:00.500Z',
      activityProgress: 'Completed',
      gradingProgress: 'FullyGraded',
      scoreGiven: 8,
      scoreMaximum: 10,
    });
  });

  test('may carry a comment, who graded, and when it was handed in', async () => {
    await using bench = await startServiceBench();
    bench.gradebook.add({});
    const startedAt = new Date('2026-11-21T08:00:00Z');
    await send(bench, { comment: 'Très bien', gradedBy: '3', submission: { startedAt, submittedAt: score.at } });
    expect(bench.gradebook.scores[0]).toMatchObject({
      comment: 'Très bien',
      scoringUserId: '3',
      submission: { startedAt: '2026-11-21T08:00:00.000Z', submittedAt: '2026-11-21T09:00:00.500Z' },
    });
  });

  test('may have no points, and more points than the maximum', async () => {
    await using bench = await startServiceBench();
    bench.gradebook.add({});
    const { given: _, maximum: __, ...bare } = score;
    const { services, registration, gradebook } = bench;
    await services.sendScore(registration, gradebook.lineItemUrl(1), {
      ...bare,
      activityProgress: 'Started',
      gradingProgress: 'NotReady',
    });
    expect(gradebook.scores[0]).not.toHaveProperty('scoreGiven');
    await send(bench, { at: new Date('2026-11-21T09:30:00Z'), given: 12 });
    expect(gradebook.scores[1]).toMatchObject({ scoreGiven: 12, scoreMaximum: 10 });
  });

  test('that is older than the one that is there says so, and a newer one goes in', async () => {
    await using bench = await startServiceBench();
    bench.gradebook.add({});
    await send(bench);
    await expect(send(bench, { at: new Date('2026-11-21T08:00:00Z') })).rejects.toMatchObject({
      code: 'score.already-newer',
      isWorthRetrying: false,
    });
    await send(bench, { at: new Date('2026-11-21T09:00:01Z') });
    expect(bench.gradebook.scores).toHaveLength(2);
  });

  test('for a line item that is gone says so', async () => {
    await using bench = await startServiceBench();
    await expect(send(bench)).rejects.toMatchObject({ code: 'service.not-found', isWorthRetrying: false });
  });

  test.each<[string, Partial<Score>]>([
    ['points below 0', { given: -1 }],
    ['points that are no number', { given: Number.NaN }],
    ['a maximum of 0', { maximum: 0 }],
    ['a maximum without end', { maximum: Infinity }],
    ['no moment', { at: new Date('soon') }],
  ])('is not sent with %s', async (_, changes) => {
    await using bench = await startServiceBench();
    await expect(send(bench, changes)).rejects.toThrow(RangeError);
    expect(bench.platform.received).toEqual([]);
  });

  test('is not sent with points and no maximum', async () => {
    await using bench = await startServiceBench();
    const { maximum: _, ...unbounded } = score;
    const { services, registration, gradebook } = bench;
    await expect(services.sendScore(registration, gradebook.lineItemUrl(1), unbounded)).rejects.toThrow(RangeError);
  });
});
