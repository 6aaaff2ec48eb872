import { quote, QuoteQuestion } from '@trellis/core/charging';
import { banesCharging2021Pack } from '@trellis/pack-bath-north-east-somerset';
import { bankHolidaysPack } from '@trellis/pack-national';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { naiveCharge, naiveHolidays, type NaiveCase } from './naive-charges.ts';

const [policy] = banesCharging2021Pack.chargingPolicies;
const [calendar] = bankHolidaysPack.calendars;
const DAY_MS = 86_400_000;
const FREE = 'Introduction to Child Protection';

const KINDS =
  'ccg icb council police small-agency ey-home school-maintained school-academy college care-home dom-care gp ey-group commissioned-nonprofit-large commissioned-for-profit virgin-care ruh school-independent university other contractor'.split(
    ' ',
  );
const first = Date.UTC(2024, 1, 1) / DAY_MS;
const last = Date.UTC(2028, 11, 1) / DAY_MS;
const dateOf = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);

const letters = fc
  .tuple(...policy!.options.map((option) => fc.constantFrom(...Object.keys(option.readings))))
  .map((chosen): Record<number, string> => Object.fromEntries(chosen.map((letter, index) => [index + 1, letter])));
const defaults: Record<number, string> = Object.fromEntries(policy!.options.map((_, index) => [index + 1, 'a']));

const aCase = fc
  .record({
    courseDay: fc.integer({ min: first, max: last }),
    kind: fc.constantFrom(...KINDS),
    turnoverPence: fc.oneof(
      fc.constantFrom(undefined, 9_999_999, 10_000_000, 10_000_001),
      fc.integer({ min: 0, max: 500_000_000 }),
    ),
    named: fc.constantFrom(undefined, undefined, undefined, 'virgin-care' as const, 'ruh' as const),
    isInside: fc.boolean(),
    isNonProfit: fc.boolean(),
    sessions: fc.array(fc.record({ after: fc.integer({ min: 0, max: 30 }), isHalf: fc.boolean() }), {
      minLength: 1,
      maxLength: 4,
    }),
    isFreeCourse: fc.boolean(),
    outcome: fc.constantFrom('attended', 'cancelled', 'cancelled', 'cancelled', 'no-show', 'cancelled-by-organiser'),
    daysBefore: fc.integer({ min: -2, max: 24 }),
    // Around midnight on either clock, at the end of office hours, or at any time.
    minute: fc.oneof(
      fc.constantFrom(0, 1, 1379, 1380, 1381, 1439, 959, 960, 1019, 1020),
      fc.integer({ min: 0, max: 1439 }),
    ),
    substitute: fc.constantFrom(
      undefined,
      undefined,
      'same-team' as const,
      'same-agency' as const,
      'other-agency' as const,
    ),
    waiting: fc.constantFrom(undefined, undefined, { termsAccepted: true }, { termsAccepted: false }),
    letters: fc.oneof(fc.constant(defaults), letters),
    asLength: fc.boolean(),
    offset: fc.constantFrom('Z', '+01:00', '-05:00'),
  })
  .map(({ courseDay, sessions, daysBefore, minute, ...rest }) => ({
    ...rest,
    sessions: sessions.map(({ after, isHalf }, index) => ({
      on: dateOf(courseDay + (index === 0 ? 0 : after)),
      isHalf,
    })),
    cancelledAtMs: (courseDay - daysBefore) * DAY_MS + minute * 60_000,
  }));
type Case = typeof aCase extends fc.Arbitrary<infer One> ? One : never;

const SUBSTITUTES = {
  'same-team': { sameAgency: true, sameTeam: true },
  'same-agency': { sameAgency: true, sameTeam: false },
  'other-agency': { sameAgency: false, sameTeam: false },
};

/** The same moment, written with an offset. */
function instant(ms: number, offset: string): string {
  const hours = offset === 'Z' ? 0 : Number(offset.slice(0, 3));
  return new Date(ms + hours * 3_600_000).toISOString().replace('Z', offset);
}

function questionOf(one: Case): QuoteQuestion {
  const [only, ...more] = one.sessions;
  const isPlain = one.asLength && more.length === 0;
  const substitute = one.substitute && SUBSTITUTES[one.substitute];
  const outcome = {
    kind: one.outcome,
    ...(one.outcome === 'cancelled' ? { at: instant(one.cancelledAtMs, one.offset) } : {}),
    ...(substitute && ['cancelled', 'no-show'].includes(one.outcome) ? { substitute } : {}),
  };
  return QuoteQuestion.parse({
    agency: {
      kind: one.kind,
      ...(one.turnoverPence === undefined ? {} : { annualTurnoverPence: one.turnoverPence }),
      ...(one.named ? { named: one.named } : {}),
      inArea: one.isInside,
    },
    course: {
      ref: one.isFreeCourse ? FREE : 'Neglect',
      mode: 'virtual',
      startsOn: only!.on,
      ...(isPlain
        ? { length: only!.isHalf ? 240 : 241 }
        : {
            sessions: one.sessions.map(({ on, isHalf }) => ({
              startsOn: on,
              length: isHalf ? 'half-day' : 'full-day',
            })),
          }),
    },
    outcome,
    flags: one.isNonProfit ? ['non-profit'] : [],
    ...(one.waiting ? { place: { fromWaitingList: true, ...one.waiting } } : {}),
    options: Object.fromEntries(Object.entries(one.letters).map(([number, letter]) => [`AMB-BN-${number}`, letter])),
  });
}

/** Half an hour before the course would begin is not told: only the day decides. */
function isAfterCourse(one: Case): boolean {
  return one.outcome !== 'cancelled' && one.outcome !== 'no-show';
}

test('every quote is what a second calculator makes of it, a day at a time, under every reading', () => {
  fc.assert(
    fc.property(aCase, (one) => {
      const naive: NaiveCase = {
        ...one,
        outcome: one.outcome as NaiveCase['outcome'],
        substitute: isAfterCourse(one) ? undefined : one.substitute,
      };
      const expected = naiveCharge(naive);
      const given = quote(questionOf(one), policy!, calendar!, 'Europe/London');
      expect({
        tier: given.tier,
        attendance: given.attendancePence / 100,
        late: given.latePence / 100,
        isLate: given.late,
        workingDaysBefore: given.workingDaysBefore,
        deadlineOn: given.deadlineOn,
      }).toEqual(expected);
      expect(given.lines.reduce((sum, line) => sum + line.pence, 0)).toBe(given.totalPence);
    }),
    { numRuns: 3000 },
  );
});

test('a reading is named on a line exactly where another one would make another sum', () => {
  fc.assert(
    fc.property(aCase, (one) => {
      const question = questionOf(one);
      const given = quote(question, policy!, calendar!);
      const sums = (letter: string, id: string) => {
        const other = quote({ ...question, options: { ...question.options, [id]: letter } }, policy!, calendar!);
        return [other.attendancePence, other.latePence];
      };
      for (const { id, readings } of policy!.options) {
        const moves = Object.keys(readings).map((letter) => sums(letter, id));
        const decides = ['attendance', 'late'].filter((_, part) => new Set(moves.map((each) => each[part])).size > 1);
        const named = given.lines.filter((line) => line.options.some((each) => each.startsWith(`${id}:`)));
        expect(named.map((line) => line.part)).toEqual(
          given.lines.map((line) => line.part).filter((part) => decides.includes(part)),
        );
      }
    }),
    { numRuns: 150 },
  );
});

test('the calendar of bank holidays is the pattern of the law, 2024 to 2028', () => {
  const years = [2024, 2025, 2026, 2027, 2028];
  expect(calendar!.holidays.map((each) => each.date)).toEqual(
    years.flatMap((year) => [...naiveHolidays(year)].toSorted()),
  );
});
