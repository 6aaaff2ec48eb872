import { dateOf, dayOf } from '@trellis/core';
import { State, WHOLE, type StoredSpan, type TrendQuestion } from '@trellis/core/compliance';
import type { Agency, Person, Post } from '@trellis/core/people';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askInOneGo } from '../asking/prepared.ts';
import type { Binding } from '../binding.ts';
import { createCipher } from '../cipher.ts';
import { createTestPartnership, type TestPartnership } from '../test-partnership.ts';
import { createTestDatabase, type TestDatabase } from '../testing.ts';
import { cellsOfSpans, cellsOfTally, correctionsOf, type Cell, type CellsAsked, type CellsQuestion } from './cells.ts';
import { judgePeople } from './judge/judge-people.ts';
import { saying } from './saying.fixture.ts';
import { because, everywhere, only } from './workforce.fixture.ts';

const people = Array.from({ length: 24 }, (_, index) => `p${index}` as Person['id']);
const agencies = ['council', 'school', 'clinic'] as Agency['id'][];
const requirements = ['LCF-L1', 'LCF-L3', 'PREVENT', WHOLE];
const cipher = createCipher('the secret of an installation under test');
const WRITERS = 8;
const ROUNDS = 9;

/** Numbers that look random and are the same each time. */
function randomBelow(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

/** A timeline of each requirement of each post, different each time. */
function spansOf(person: Person['id'], random: (limit: number) => number): StoredSpan[] {
  const spans: StoredSpan[] = [];
  for (const post of [0, 1])
    for (const requirement of requirements) {
      let from = dayOf('2021-01-01') + random(700);
      for (let count = random(5); count >= 0; count -= 1) {
        const to = count === 0 && random(3) > 0 ? null : dateOf(from + 1 + random(500));
        spans.push({
          personId: person,
          agencyId: agencies[(Number(person.slice(1)) + post) % agencies.length]!,
          post: `${person}-${post}`,
          view: random(9) === 0 && requirement !== WHOLE ? 'person' : 'post',
          requirement,
          state: State.options[random(6)]!,
          from: dateOf(from),
          to,
          dueOn: null,
          heldOn: null,
          because: requirement === WHOLE ? { ...because, kind: 'whole', audiences: [`G${random(2)}`, 'G9'] } : because,
        });
        if (to === null) break;
        from = dayOf(to) + random(2) * random(60);
      }
    }
  return spans;
}

const momentOf = (round: number): string => new Date(Date.UTC(2026, 3, 1 + round)).toISOString();

let database: TestDatabase;
let north: TestPartnership;

beforeAll(async () => {
  database = await createTestDatabase();
  north = await createTestPartnership(database);
  await north.at(momentOf(0), async ({ people: store }) => {
    await store.saveAgencies(agencies.map((id) => ({ id, ref: id, name: id, kind: 'other' })));
    await store.savePeople(
      people.map((id) => ({ id, givenName: 'A', familyName: id, formerNames: [], staffNumbers: [] })),
    );
    await store.savePosts(
      people.flatMap((personId) =>
        [0, 1].map((post) => ({
          id: `${personId}-${post}` as Post['id'],
          personId,
          agencyId: agencies[(Number(personId.slice(1)) + post) % agencies.length]!,
          audiences: [],
          flags: [],
          startsOn: '2021-01-01',
        })),
      ),
    );
  });
  await Promise.all(Array.from({ length: WRITERS }, (_, writer) => writeForAWhile(writer)));
});
afterAll(() => database.close());

function bindingOf(tx: Binding['tx'], now: string): Binding {
  return { tx, partnershipId: north.id, now, timeZone: 'Europe/London', cipher };
}

async function writeForAWhile(writer: number): Promise<void> {
  const random = randomBelow(writer + 1);
  for (let round = 1; round <= ROUNDS; round += 1) {
    const some = people.filter(() => random(4) === 0).sort(() => random(3) - 1);
    await north.at(momentOf(round), async ({ compliance }, tx) => {
      await compliance.lockPeople(some);
      const judge = saying(some.flatMap((person) => spansOf(person, random)));
      if (random(2) === 0) await compliance.judge(some, judge);
      else await judgePeople(bindingOf(tx, momentOf(round)), some, judge, 2);
    });
  }
}

describe('after eight have written at once, a few people at a time', () => {
  test('the roll-up is what spans add up to, in every five years, year, month and day', async () => {
    await north.at(momentOf(99), async (_, tx) => {
      const { rows } = await sql<{ cells: number; differing: number; spans: number }>`
        with counted as (
          select grain, requirement_key, case grain when 3 then make_date((extract(year from on_on)::int - 1) / 5 * 5 + 1, 1, 1)
            else date_trunc(case grain when 0 then 'year' when 1 then 'month' else 'day' end, on_on::timestamp)::date end as on_on,
            agency_key, state, sum(change) as n
          from (
            select requirement_key, agency_key, state, from_on as on_on, 1 as change from span where view <> 1
            union all select requirement_key, agency_key, state, to_on, -1 from span where view <> 1 and to_on <> 'infinity'
          ) changes cross join generate_series(0, 3) as grain
          group by 1, 2, 3, 4, 5
        ), kept as (
          select grain, requirement_key, on_on, agency_key, s.state, s.n
          from tally cross join lateral unnest(array[n0, n1, n2, n3, n4, n5]) with ordinality as s (n, state) where s.n <> 0
        )
        select count(*) as cells, count(*) filter (where c.n is distinct from k.n) as differing, (select count(*) from span) as spans
        from (select * from counted where n <> 0) c
        full join kept k on k.grain = c.grain and k.requirement_key = c.requirement_key and k.on_on = c.on_on and k.agency_key = c.agency_key
          and k.state = c.state + 1`.execute(tx);
      expect(rows[0]).toMatchObject({ differing: 0 });
      expect(rows[0]!.spans).toBeGreaterThan(300);
      expect(rows[0]!.cells).toBeGreaterThan(1000);
    });
  });

  test('figures are the same out of the roll-up, out of it and what changed since, and out of spans', async () => {
    const random = randomBelow(77);
    for (let times = 0; times < 25; times += 1) {
      const dates = Array.from({ length: 1 + random(5) }, () => dateOf(dayOf('2020-12-01') + random(3600))).toSorted();
      const question: TrendQuestion = {
        dates,
        knownAt: [undefined, momentOf(random(ROUNDS + 1)), momentOf(ROUNDS + 3)][random(3)],
        by: (['agency', 'requirement'] as const).filter(() => random(3) > 0),
        requirement: [undefined, 'LCF-L3', WHOLE][random(3)],
        agencyIds: random(3) === 0 ? [agencies[random(3)]!] : undefined,
      };
      await north.at(momentOf(99), async ({ compliance }, tx) => {
        const binding = bindingOf(tx, momentOf(99));
        const agency = question.agencyIds ?? agencies;
        const condition = sql`agency_key = any(array(select key from agency where id = any(${agency})))`;
        const cells: CellsQuestion = { ...question, condition };
        const answered = async ({ question: asked, cells: found }: CellsAsked): Promise<readonly Cell[]> => {
          await askInOneGo(tx, [asked]);
          return found;
        };
        const scanned = await answered(cellsOfSpans(binding, cells));
        const rolled = await answered(cellsOfTally(binding, cells));
        const corrections = question.knownAt === undefined ? [] : await answered(correctionsOf(binding, cells));
        const byDay = (place: number, of: readonly Cell[]) => of.filter((cell) => cell.place === place);
        for (const place of dates.keys()) {
          const upTo = rolled.filter((cell) => cell.place <= place);
          expect(sumsOf([...upTo, ...byDay(place, corrections)])).toEqual(sumsOf(byDay(place, scanned)));
        }
        const answer = await compliance.trend(everywhere, question);
        const perDay = dates.map((_, place) => [...sumsOf(byDay(place, scanned)).values()].flat());
        for (const [place, asAt] of dates.entries()) {
          if (dates.indexOf(asAt) !== dates.lastIndexOf(asAt)) continue;
          const told = answer.filter((row) => row.asAt === asAt).flatMap((row) => Object.values(row.states));
          expect(told.toSorted(byNumber)).toEqual(perDay[place]!.toSorted(byNumber));
        }
      });
    }
  });
});

/** What cells add up to by agency and requirement, zeros left out. */
function sumsOf(cells: readonly Cell[]): Map<string, number[]> {
  const sums = new Map<string, number[]>();
  for (const { agency, requirement, counts } of cells) {
    const key = `${agency} ${requirement}`;
    sums.set(
      key,
      (sums.get(key) ?? [0, 0, 0, 0, 0, 0]).map((count, state) => count + counts[state]!),
    );
  }
  return new Map(
    [...sums].filter(([, counts]) => counts.some((count) => count !== 0)).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function byNumber(one: number, other: number): number {
  return one - other;
}

describe('what is asked of people as a whole', () => {
  const at = { asAt: '2024-06-01' };

  test('is told only to whoever asks for it', async () => {
    await north.at(momentOf(99), async ({ compliance }) => {
      expect((await compliance.counts(everywhere, at)).some((count) => count.requirement === WHOLE)).toBe(false);
      expect((await compliance.spansOf(people)).some((span) => span.requirement === WHOLE)).toBe(false);
      expect(
        (await compliance.spansOf(people, undefined, { withWhole: true })).some((span) => span.requirement === WHOLE),
      ).toBe(true);
      const listed = await compliance.rows({ sight: everywhere, ...at }, { limit: 500 });
      expect(listed.rows.some((row) => row.span.requirement === WHOLE)).toBe(false);
      const asked = await compliance.rows({ sight: everywhere, ...at, requirement: WHOLE }, { limit: 500 });
      expect(asked.rows.every((row) => row.span.requirement === WHOLE)).toBe(true);
      const [total] = await compliance.trend(everywhere, { dates: [at.asAt], by: [], requirement: WHOLE });
      expect(asked.total).toBe(Object.values(total!.states).reduce((sum, count) => sum + count));
    });
  });

  test('is counted by agency and group, somebody in two groups in each', async () => {
    await north.at(momentOf(99), async ({ compliance }) => {
      for (const knownAt of [undefined, momentOf(5)]) {
        const reached = await compliance.reach(only('school', 'clinic'), { ...at, knownAt });
        const wholes = await compliance.trend(only('school', 'clinic'), {
          dates: [at.asAt],
          knownAt,
          by: ['agency'],
          requirement: WHOLE,
        });
        const ofEverybody = reached.filter((row) => row.audience === 'G9');
        expect(ofEverybody.map((row) => [row.agencyId, row.states])).toEqual(
          wholes.map((row) => [row.agencyId, row.states]),
        );
        expect(new Set(reached.map((row) => row.audience))).toEqual(new Set(['G0', 'G1', 'G9']));
      }
    });
  });
});
