import type { Context } from '@trellis/core';
import type { StateCount } from '@trellis/core/compliance';
import type { ReportingStores } from '@trellis/core/reporting';
import { expect, test } from 'vitest';
import { groupedReport, type ReportQuestion } from './compliance-report.ts';

const counts = [
  { agencyId: 'a1', requirement: 'LCF-L1', state: 'current', posts: 5 },
  { agencyId: 'a1', requirement: 'LCF-L1', state: 'overdue', posts: 2 },
  { agencyId: 'a1', requirement: 'LCF-L2', state: 'due-soon', posts: 3 },
  { agencyId: 'a2', requirement: 'LCF-L1', state: 'unknown', posts: 4 },
] as unknown as readonly StateCount[];

const agencies = [
  { id: 'a1', ref: 'avon', name: 'Avon Care' },
  { id: 'a2', ref: 'hill', name: 'Hill School' },
];

const returns = [
  { agencyId: 'a1', on: '2025-01-31', headcount: 390, trained: 200 },
  { agencyId: 'a1', on: '2026-01-31', headcount: 400, trained: 310 },
  { agencyId: 'a1', on: '2026-05-31', headcount: 500 },
  { agencyId: 'a1', requirement: 'LCF-L2', on: '2026-01-31', headcount: 120, trained: 90 },
];

function contextOf(agencyId?: string): Context<ReportingStores> {
  const store = {
    people: { agencies: () => Promise.resolve(agencies) },
    reporting: { returns: () => Promise.resolve(returns) },
    frameworks: { packs: () => Promise.resolve([]), activations: () => Promise.resolve([]) },
    compliance: {
      rulesKnownAt: () => Promise.resolve('2026-04-01T09:00:00Z'),
      counts: () => Promise.resolve(counts),
      totals: () => Promise.resolve({ posts: 14, notJudged: 4, peopleOverdue: 2, dueWithin90Days: 3 }),
    },
  };
  const grants = [agencyId === undefined ? { role: 'coordinator' } : { role: 'agency-lead', agencyId }];
  return {
    store,
    now: '2026-04-01T09:00:00Z',
    timeZone: 'Europe/London',
    actor: { kind: 'token', id: 't', grants },
  } as unknown as Context<ReportingStores>;
}

const rowsOf = async (groupBy?: ReportQuestion['groupBy']) =>
  (await groupedReport(contextOf(), { groupBy })).rows.map((row) => [
    row.agency,
    row.requirement,
    row.current,
    row.dueSoon,
    row.overdue,
    row.unknown,
    row.posts,
  ]);

test('a report is by agency and requirement unless it is asked otherwise', async () => {
  expect(await rowsOf()).toEqual([
    ['avon', 'LCF-L1', 5, 0, 2, 0, 7],
    ['avon', 'LCF-L2', 0, 3, 0, 0, 3],
    ['hill', 'LCF-L1', 0, 0, 0, 4, 4],
  ]);
});

test('by requirement it adds the agencies up', async () => {
  expect(await rowsOf(['requirement'])).toEqual([
    [null, 'LCF-L1', 5, 0, 2, 4, 11],
    [null, 'LCF-L2', 0, 3, 0, 0, 3],
  ]);
});

test('by agency it adds requirements up, and counts no heads, for one post has several requirements', async () => {
  expect(await rowsOf(['agency'])).toEqual([
    ['avon', null, 5, 3, 2, 0, undefined],
    ['hill', null, 0, 0, 0, 4, undefined],
  ]);
});

test('an agency of 400 that returned 310 as trained has a headcount of 400, by the return of the day', async () => {
  const report = await groupedReport(contextOf(), { groupBy: ['agency'] });
  expect(report.rows.map(({ agency, headcount, trained }) => [agency, headcount, trained])).toEqual([
    ['avon', 400, 310],
    ['hill', undefined, undefined],
  ]);
  expect(report.coverage).toMatchObject({ agencies: 2, reported: 2, headcount: 400 });
  const both = await groupedReport(contextOf(), {});
  expect(both.rows.map(({ requirement, headcount, trained }) => [requirement, headcount, trained])).toEqual([
    ['LCF-L1', undefined, undefined],
    ['LCF-L2', 120, 90],
    ['LCF-L1', undefined, undefined],
  ]);
});

test('an agency that is not there is refused like one that is somebody else’s', async () => {
  const refusal = (agency: string) => groupedReport(contextOf('a1'), { agency }).catch((error: unknown) => error);
  expect(await refusal('hill')).toMatchObject({ code: 'access.outside-your-agency' });
  expect(await refusal('nowhere')).toEqual(await refusal('hill'));
  await expect(groupedReport(contextOf(), { agency: 'nowhere' })).rejects.toMatchObject({
    code: 'people.agency-not-found',
  });
});
