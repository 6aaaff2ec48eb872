import process from 'node:process';
import { dateOf, dayOf } from '@trellis/core';
import { judge, type JudgedSpan } from '@trellis/core/compliance';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { everyDay, plusDays } from './calendar-days.ts';
import { CONTRACT, judgeDayByDay, type Contract, type DayRow } from './day-by-day-judge.ts';
import { FIRST_DAY, lifeOf, randomLife, type RandomLife } from './random-lives.ts';

/** `TRELLIS_TEST_LIVES` and `TRELLIS_TEST_SEED` repeat a failure, or look further than the suite has time for. */
const lives = Number(process.env['TRELLIS_TEST_LIVES'] ?? 500);
const seed = process.env['TRELLIS_TEST_SEED'];
const run = (numRuns: number) => ({ numRuns, ...(seed === undefined ? {} : { seed: Number(seed) }) });

const days = everyDay(plusDays(FIRST_DAY, -100), plusDays(FIRST_DAY, 850));
const firstDay = dayOf(days[0]!);

function rowOf(span: JudgedSpan): string {
  return `${span.post} ${span.requirement}`;
}

/** The answers that a person's posts are judged in: all together, and each alone. */
function answersOf({ life }: RandomLife): readonly (readonly number[])[] {
  const everyPost = life.posts.map((_, index) => index);
  return everyPost.length > 1 ? [everyPost, ...everyPost.map((index) => [index])] : [everyPost];
}

/** The first day on which the two judges differ, in words; undefined where they never do. */
function firstDifference(each: RandomLife, contract: Contract = CONTRACT): string | undefined {
  for (const together of answersOf(each)) {
    const expected = judgeDayByDay(each.person, together, days, contract);
    const byRow = Map.groupBy(judge(each.life, together, each.inForce), rowOf);
    for (const row of new Set([...expected.keys(), ...byRow.keys()])) {
      const said = saidOfEachDay(byRow.get(row) ?? []);
      const theirs = expected.get(row);
      for (const [index, day] of days.entries()) {
        const [ours, their] = [said[index], theirs?.get(day)];
        if (ours?.state !== their?.state || ours?.dueOn !== their?.dueOn)
          return `posts ${together.join(' and ')}, row ${row}, ${day}: the judge says ${words(ours)}; the calendar says ${words(their)}`;
      }
    }
  }
  return undefined;
}

function saidOfEachDay(spans: readonly JudgedSpan[]): readonly (DayRow | undefined)[] {
  const said: (DayRow | undefined)[] = [];
  for (const { from, to, state, dueOn } of spans) {
    const row = { state, dueOn: dueOn === null ? null : dateOf(dueOn) };
    for (let day = Math.max(from, firstDay); day < Math.min(to, firstDay + days.length); day += 1)
      said[day - firstDay] = row;
  }
  return said;
}

function words(row: DayRow | undefined): string {
  return row ? `${row.state}, due ${row.dueOn}` : 'nothing';
}

/** How many of some lives a broken contract is noticed in. */
function noticedIn(broken: Partial<Contract>, sample: readonly RandomLife[]): number {
  return sample.filter((each) => firstDifference(each, { ...CONTRACT, ...broken }) !== undefined).length;
}

describe('the judge against the calendar', () => {
  it('says of every day what somebody with a calendar and the contract would say', () => {
    fc.assert(
      fc.property(randomLife, (each) => {
        const difference = firstDifference(each);
        if (difference !== undefined) throw new Error(difference);
      }),
      run(lives),
    );
  });

  describe('notices when either side breaks a sentence of the contract:', () => {
    const sample = fc.sample(randomLife, { numRuns: 100, seed: 20_261_121 });

    it.each<[string, Partial<Contract>]>([
      ['a notice of 91 days', { noticeDays: 91 }],
      ['a due day that is already too late', { isDueDayStillGood: false }],
      ['the longest of several intervals', { ofSeveralIntervals: (months) => Math.max(...months) }],
      ['the earliest of several overrides', { ofSeveralOverrides: (from) => from.toSorted()[0]! }],
      ['a last day that is no longer part of the post', { isLastDayOfPostHeld: false }],
      ['something due before the rule that asks for it', { isNothingDueBeforeTheChange: false }],
      ['attendance that holds', { doesAttendanceHold: true }],
      ['hours that leave the window a day early', { doHoursLeaveTheDayAfter: false }],
      ['hours learnt alone that count as learnt together', { mustHoursBeTogether: false }],
      ['the fewest of several hours or counts', { ofSeveralAmounts: (isLead) => isLead.every(Boolean) }],
      ['a year that holds for two more', { yearsUntilDueAgain: 2 }],
      ['prerequisites that only warn', { doPrerequisitesBlock: false }],
    ])('%s', (_, broken) => {
      expect(noticedIn(broken, sample)).toBeGreaterThan(0);
    });
  });
});

describe('spans', () => {
  it('of one requirement of one post are in order, never overlap, and leave no day of the post without an answer', () => {
    fc.assert(
      fc.property(randomLife, (each) => {
        for (const together of answersOf(each)) {
          const spans = judge(each.life, together, each.inForce);
          for (const ofRow of Map.groupBy(spans, rowOf).values()) {
            const marks = ofRow.flatMap((span) => [span.from, span.to]);
            expect(marks).toEqual(marks.toSorted((a, b) => a - b));
            expect(ofRow.every((span) => span.from < span.to)).toBe(true);
          }
          if (together.length > 1) continue;
          const post = each.life.posts[together[0]!]!;
          const inOrder = spans.filter((span) => span.to > post.from).toSorted((a, b) => a.from - b.from);
          let answeredTo = post.from;
          for (const span of inOrder) if (span.from <= answeredTo) answeredTo = Math.max(answeredTo, span.to);
          expect(answeredTo).toBe(post.to);
        }
      }),
      run(lives),
    );
  });

  it('of a post judged with no other are what its agency sees, whatever the person does elsewhere', () => {
    fc.assert(
      fc.property(randomLife, (each) => {
        for (const [index, post] of each.life.posts.entries()) {
          const elsewhere = judge({ posts: [post], evidence: each.life.evidence }, [0], each.inForce).map((span) => ({
            ...span,
            post: index,
          }));
          expect(judge(each.life, [index], each.inForce)).toEqual(elsewhere);
        }
      }),
      run(lives / 2),
    );
  });

  it('up to a day do not move when something is learnt after it', () => {
    fc.assert(
      fc.property(randomLife, fc.integer({ min: 0, max: 600 }), (each, after) => {
        const day = plusDays(FIRST_DAY, after);
        const soFar = lifeOf({
          ...each.person,
          evidence: each.person.evidence.filter((piece) => piece.achievedOn <= day),
        });
        const upToDay = (spans: readonly JudgedSpan[]) =>
          spans
            .filter((span) => span.from <= dayOf(day) && dayOf(day) < span.to)
            .map(({ requirement, post, state, dueOn, heldOn, basis }) => ({
              requirement,
              post,
              state,
              dueOn,
              heldOn,
              basis,
            }));
        for (const together of answersOf(each))
          expect(upToDay(judge(each.life, together, each.inForce))).toEqual(
            upToDay(judge(soFar, together, each.inForce)),
          );
      }),
      run(lives / 2),
    );
  });

  it('are the same in whichever order learning is told', () => {
    fc.assert(
      fc.property(randomLife, (each) => {
        const told = (evidence: RandomLife['person']['evidence']) =>
          answersOf(each).map((together) =>
            judge(lifeOf({ ...each.person, evidence }), together, each.inForce)
              .map(({ requirement, post, ...span }) =>
                [requirement, post, span.state, span.from, span.to, span.dueOn, span.heldOn].join(' '),
              )
              .toSorted(),
          );
        expect(told(each.person.evidence.toReversed())).toEqual(told(each.person.evidence));
      }),
      run(lives / 4),
    );
  });

  it('are the same however often they are worked out', () => {
    fc.assert(
      fc.property(randomLife, (each) => {
        const once = JSON.stringify(answersOf(each).map((together) => judge(each.life, together, each.inForce)));
        expect(
          JSON.stringify(answersOf(each).map((together) => judge(structuredClone(each.life), together, each.inForce))),
        ).toBe(once);
      }),
      run(lives / 4),
    );
  });
});
