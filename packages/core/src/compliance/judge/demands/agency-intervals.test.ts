import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { covers, FOREVER } from '../../../calendar.ts';
import { requirementsInForce } from '../../../frameworks/in-force/in-force.ts';
import { ALWAYS } from '../../../frameworks/in-force/packs-on.ts';
import { Pack } from '../../../frameworks/schema.ts';
import madeUp from '../../../frameworks/made-up-pack.json' with { type: 'json' };
import type { JudgedPost, OverrideInForce } from '../judge-input.ts';
import { agencyIntervals, overrideOn } from './agency-intervals.ts';
import { demandsOn } from './demands.ts';

const LAST_DAY = 40;
const day = fc.integer({ min: 0, max: LAST_DAY });

/** Overrides of one agency as crowded as can be: on few days, some without a start or an end, some that end before they begin. */
const overrides: fc.Arbitrary<readonly OverrideInForce[]> = fc.array(
  fc.record({
    from: fc.oneof({ weight: 6, arbitrary: day }, fc.constant(ALWAYS)),
    to: fc.oneof({ weight: 4, arbitrary: day }, fc.constant(FOREVER)),
    requirementId: fc.constantFrom('T1-list', 'T2', 'T2', undefined, undefined),
    intervalMonths: fc.constantFrom(6, 12, 24, 36, 48),
  }),
  { maxLength: 30 },
);

/** The same by looking at every override on every day. */
function lookedThrough(all: readonly OverrideInForce[], requirement: string, on: number): OverrideInForce | undefined {
  let best: OverrideInForce | undefined;
  for (const each of all) {
    if (!covers(each, on) || (each.requirementId ?? requirement) !== requirement) continue;
    if (!best || each.from > best.from || (each.from === best.from && each.requirementId !== undefined)) best = each;
  }
  return best;
}

describe('what the overrides of an agency come to', () => {
  it('is on every day what looking through all of them would find', () => {
    fc.assert(
      fc.property(overrides, fc.constantFrom('T1-list', 'T2', 'KIND'), (all, requirement) => {
        const intervals = agencyIntervals(all, requirement);
        for (let on = -1; on <= LAST_DAY + 1; on += 1)
          expect(overrideOn(intervals, on)).toBe(lookedThrough(all, requirement, on));
      }),
    );
  });

  it('says a day only where another override begins to hold', () => {
    fc.assert(
      fc.property(overrides, (all) => {
        const intervals = agencyIntervals(all, 'T2');
        for (const [index, { from, override }] of intervals.entries()) {
          expect(override).not.toBe(intervals[index - 1]?.override);
          expect(from).toBeGreaterThan(intervals[index - 1]?.from ?? -Infinity);
        }
      }),
    );
  });

  it('is asked of the posts there, of each by its own agency', () => {
    const pack = Pack.parse(madeUp);
    const activation = { packId: pack.id, version: pack.version, from: null, to: null, readings: {} };
    const rules = requirementsInForce([pack], [activation], []);
    const postOf = (all: readonly OverrideInForce[]): JudgedPost => {
      const held = { from: 0, to: LAST_DAY };
      return { ...held, agencyKind: undefined, flags: [], audiences: [{ ...held, ids: ['G1'] }], overrides: all };
    };
    fc.assert(
      fc.property(overrides, overrides, (one, other) => {
        const posts = [postOf(one), postOf(other)];
        const timelines = posts.flatMap((_, index) => demandsOn(posts, [index], rules));
        for (const { post, requirement, demands } of timelines)
          for (let on = 0; on < LAST_DAY; on += 1) {
            const asked = demands.filter((each) => covers(each, on));
            const byAgency = lookedThrough(posts[post]!.overrides, requirement, on);
            expect(asked.map(({ months, cause }) => ({ months, cause }))).toEqual([
              byAgency ? { months: byAgency.intervalMonths, cause: 'agency' } : { months: 36, cause: 'rule' },
            ]);
          }
      }),
    );
  });
});
