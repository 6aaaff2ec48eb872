import type { CalendarDate } from '@trellis/core';
import { complianceReport, State, WHOLE } from '@trellis/core/compliance';
import { operatorActor } from '@trellis/host';
import { packLondon } from '@trellis/pack-london';
import { packNational } from '@trellis/pack-national';
import { auditJudgements } from '@trellis/store';
import { createTestHost } from '@trellis/testing';
import { sql } from 'kysely';
import { bringPeople } from './random-changes-people.ts';
import { changeSomething, diceOf } from './random-changes.ts';

const WRITERS = 8;
const everywhere = { all: true } as const;
/** Between two noted moments, so that what follows is known later, whatever a write adds to keep its versions apart. */
const QUIET_MS = 60_000;

/** Days about which everything is asked. */
const DAYS: readonly CalendarDate[] = [
  '2020-06-15',
  '2021-12-31',
  '2023-03-02',
  '2024-02-29',
  '2025-09-01',
  '2026-06-01',
  '2027-11-11',
];

/** What was answered at a moment, to be asked again as known then. */
interface Noted {
  readonly knownAt: string;
  readonly answers: readonly string[];
}

/** People who are changed at random by eight writers at once, and everything that must hold of them whatever was changed. */
export interface RandomChanges extends AsyncDisposable {
  /** Makes so many changes. @returns how many of each were made, and how many were refused */
  change(count: number): Promise<Readonly<Record<string, number>>>;
  /** Asks everything while nobody writes, and remembers the answers. */
  note(): Promise<void>;
  /** How many stored spans differ from what the judge says, and how many cells of the roll-up from the spans. */
  audit(): Promise<{ readonly spans: number; readonly differing: number; readonly cells: number }>;
  /** By day: the posts and people that the roll-up counts, the spans, and the records. Each day's should all be the same. */
  sums(): Promise<readonly DaySums[]>;
  /** Moments whose noted answers are not given again, of so many. */
  forgotten(): Promise<{ readonly noted: number; readonly otherwise: readonly string[] }>;
}

/** What is counted on a day in three ways. */
export interface DaySums {
  readonly day: string;
  /** Posts of each agency, requirement and state: how many cells of the roll-up are not what spans add up to. */
  readonly cellsThatDiffer: number;
  /** People by agency, as the whole spans say, and as posts say. */
  readonly wholes: number;
  readonly peopleWithPosts: number;
}

/** Opens it: `await using world = await openRandomChanges(60, 1)`. */
export async function openRandomChanges(people: number, seed: number): Promise<RandomChanges> {
  let moment = Date.parse('2026-06-01T09:00:00.000Z');
  const host = await createTestHost({
    plugins: { packLondon: packLondon(), packNational: packNational() },
    now: () => new Date((moment += 5)),
  });
  const { installation } = host.host;
  const act: typeof host.act = (work) => host.act(work);
  const within = <Result>(work: Parameters<typeof installation.act<Result>>[2]) =>
    installation.act(host.partnership.id, operatorActor('test'), work);
  await act((ctx) => bringPeople(ctx, people));
  const dice = Array.from({ length: WRITERS }, (_, writer) => diceOf(seed * 100 + writer + 1));
  const noted: Noted[] = [];

  /** Every answer that a board or an auditor gets of these days, as text. */
  const answersAt = (knownAt: string | undefined) =>
    act(async (ctx) => {
      const answers: string[] = [];
      for (const asAt of DAYS) {
        const { knownAt: _moment, ...report } = await complianceReport(ctx, { asAt, knownAt });
        answers.push(JSON.stringify([asAt, report]));
        answers.push(JSON.stringify(await ctx.store.compliance.counts(everywhere, { asAt, knownAt })));
        answers.push(JSON.stringify(await ctx.store.compliance.reach(everywhere, { asAt, knownAt })));
      }
      const trend = { dates: [...DAYS], by: ['requirement' as const], ...(knownAt === undefined ? {} : { knownAt }) };
      answers.push(JSON.stringify(await ctx.store.compliance.trend(everywhere, trend)));
      return answers;
    });

  return {
    async change(count) {
      const made: Record<string, number> = {};
      let left = count;
      await Promise.all(
        dice.map(async (own) => {
          while (left-- > 0) {
            const name = (await changeSomething(act, own, people)) ?? 'refused';
            made[name] = (made[name] ?? 0) + 1;
          }
        }),
      );
      return made;
    },
    async note() {
      moment += QUIET_MS;
      const knownAt = new Date(moment).toISOString();
      noted.push({ knownAt, answers: await answersAt(undefined) });
      moment += QUIET_MS;
    },
    async audit() {
      const { database, cipher } = host.host.installation;
      const partnershipId = host.partnership.id;
      const now = () => new Date(moment).toISOString();
      const found = await auditJudgements({ database, partnershipId, cipher, now });
      const counted = await within((ctx) => cellsThatDiffer(partnershipId).execute(ctx.tx));
      return {
        spans: found.spans,
        differing: found.wrongSpans + found.missingSpans + found.wrongCells,
        cells: counted.rows[0]!.cells,
      };
    },
    sums: () =>
      within(async (ctx) => {
        const sums: DaySums[] = [];
        for (const day of DAYS) {
          const counts = await ctx.store.compliance.counts(everywhere, { asAt: day });
          const rolledUp = new Set(
            counts.map((each) => `${each.agencyId} ${each.requirement} ${each.state} ${each.posts}`),
          );
          const { rows } = await spansCounted(host.partnership.id, day).execute(ctx.tx);
          const counted = new Set(
            rows.map((row) => `${row.agency} ${row.requirement} ${State.options[row.state]} ${row.posts}`),
          );
          const wholes = await ctx.store.compliance.trend(everywhere, {
            dates: [day],
            by: ['agency'],
            requirement: WHOLE,
          });
          const posts = await peopleCounted(day).execute(ctx.tx);
          sums.push({
            day,
            cellsThatDiffer: rolledUp.symmetricDifference(counted).size,
            wholes: wholes.flatMap(({ states }) => Object.values(states)).reduce((sum, each) => sum + each, 0),
            peopleWithPosts: posts.rows[0]!.people,
          });
        }
        return sums;
      }),
    async forgotten() {
      const otherwise: string[] = [];
      for (const { knownAt, answers } of noted) {
        const again = await answersAt(knownAt);
        for (const [index, answer] of answers.entries())
          if (again[index] !== answer) otherwise.push(`${knownAt}\n  then  ${answer}\n  again ${again[index]}`);
      }
      return { noted: noted.length, otherwise };
    },
    [Symbol.asyncDispose]: () => host[Symbol.asyncDispose](),
  };
}

/** How many cells of the roll-up are not what all spans add up to, of all four grains. */
function cellsThatDiffer(partnershipId: number) {
  return sql<{ cells: number }>`
    with changes as (
      select agency_key, requirement_key, state, from_on as day, 1 as change from span where partnership_id = ${partnershipId} and view in (0, 2)
      union all
      select agency_key, requirement_key, state, to_on, -1 from span where partnership_id = ${partnershipId} and view in (0, 2) and to_on <> 'infinity'
    ), wanted as (
      select grain, case grain when 3 then make_date((extract(year from day)::int - 1) / 5 * 5 + 1, 1, 1) when 0 then date_trunc('year', day)::date when 1 then date_trunc('month', day)::date else day end as on_on,
        agency_key, requirement_key, state, sum(change)::int as change
      from changes cross join (values (0), (1), (2), (3)) as g (grain) group by 1, 2, 3, 4, 5 having sum(change) <> 0
    ), stored as (
      select grain, on_on, agency_key, requirement_key, state, change from tally
      cross join lateral (values (0, n0), (1, n1), (2, n2), (3, n3), (4, n4), (5, n5)) as n (state, change)
      where partnership_id = ${partnershipId} and change <> 0
    )
    select count(*)::int as cells from (
      (select * from wanted except select * from stored) union all (select * from stored except select * from wanted)
    ) differing`;
}

/** Posts by agency, requirement and state on a day, out of spans alone. */
function spansCounted(partnershipId: number, day: string) {
  return sql<{ agency: string; requirement: string; state: number; posts: number }>`
    select a.id as agency, r.id as requirement, s.state, count(*)::int as posts
    from span s join agency a on a.key = s.agency_key join requirement r on r.key = s.requirement_key
    where s.partnership_id = ${partnershipId} and s.view = 0 and s.from_on <= ${day}::date and s.to_on > ${day}::date group by 1, 2, 3`;
}

/** People by agency with a post there on a day. */
function peopleCounted(day: string) {
  return sql<{ people: number }>`
    select count(distinct (person_id, agency_id))::int as people from post
    where known_to = 'infinity' and starts_on <= ${day}::date and (ends_on is null or ends_on >= ${day}::date)`;
}
