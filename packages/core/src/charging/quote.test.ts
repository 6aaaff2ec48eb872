import { describe, expect, it } from 'vitest';
import { describePolicy } from './describe.ts';
import { QuoteQuestion, type Quote } from './question.ts';
import { chargingOptions, deadlineOf, quote } from './quote.ts';
import { ChargingPolicy, type BankHolidayCalendar } from './schema.ts';
import madeUp from './made-up-policy.json' with { type: 'json' };

const policy = ChargingPolicy.parse(madeUp);
const calendar: BankHolidayCalendar = {
  id: 'made-up',
  version: '1',
  title: 'Easter 2027',
  holidays: [{ date: '2027-03-29', name: 'Easter Monday' }],
  source: { document: 'made up' },
};
const cancelled = (date: string, more: object = {}) => ({ kind: 'cancelled', at: `${date}T12:00:00Z`, ...more });
const substitute = (sameAgency: boolean) => ({ substitute: { sameAgency, sameTeam: false } });

interface Fields {
  readonly course?: object;
  readonly [field: string]: unknown;
}

function ask(outcome: object, fields: Fields = {}): Quote {
  const { course, ...rest } = fields;
  const question = {
    agency: { kind: 'ey-group' },
    course: { length: 'full-day', startsOn: '2027-01-18', ...course },
    outcome,
    ...rest,
  };
  return quote(QuoteQuestion.parse(question), policy, calendar);
}
const facts = ({ lines, late }: Quote) => [late, ...lines.map((line) => [line.rule, line.pence])];

describe('what became of a place', () => {
  it.each([
    ['attended', { kind: 'attended' }, [false, ['attendance', 9000]]],
    ['cancelled in time', cancelled('2027-01-13'), [false, ['cancelled-in-time', 0]]],
    ['cancelled late', cancelled('2027-01-14'), [true, ['late-cancellation', 9000]]],
    ['not attended', { kind: 'no-show' }, [true, ['no-show', 9000]]],
    ['arrived late', { kind: 'arrived-late' }, [true, ['arrived-late', 9000]]],
    ['not finished', { kind: 'unfinished' }, [false, ['unfinished', 1000]]],
    ['cancelled by the organiser', { kind: 'cancelled-by-organiser' }, [false, ['organiser-cancels', 0]]],
    [
      'cancelled late, somebody of the agency came',
      cancelled('2027-01-14', substitute(true)),
      [true, ['substitute-waives', 0], ['substitute-place', 9000]],
    ],
    [
      'cancelled in time, somebody of the agency came',
      cancelled('2027-01-11', substitute(true)),
      [false, ['cancelled-in-time', 0], ['substitute-place', 9000]],
    ],
    [
      'cancelled late, somebody of another agency came',
      cancelled('2027-01-14', substitute(false)),
      [true, ['late-cancellation', 9000]],
    ],
    [
      'not attended, somebody of the agency came',
      { kind: 'no-show', ...substitute(true) },
      [true, ['substitute-waives', 0], ['substitute-place', 9000]],
    ],
  ])('%s', (_, outcome, expected) => {
    expect(facts(ask(outcome))).toEqual(expected);
  });

  it('has a charge of its own for cancelling and for not attending, where the tier has', () => {
    const agency = { kind: 'council' };
    expect(ask(cancelled('2027-01-14'), { agency }).latePence).toBe(3000);
    expect(ask({ kind: 'no-show' }, { agency }).latePence).toBe(4000);
    expect(ask({ kind: 'no-show' }, { agency, course: { length: 'half-day' } }).latePence).toBe(1500);
  });
});

describe('a place without a price', () => {
  it.each([
    ['FIRST  steps ', 0],
    ['Carers’ basics', 0],
    ['carers basics', 0],
    ['Second Steps', 9000],
  ])('is known by the name of its course (%s)', (ref, pence) => {
    expect(ask({ kind: 'attended' }, { course: { ref } }).totalPence).toBe(pence);
    expect(ask({ kind: 'attended' }, { course: { ref: 'SG-1', title: ref } }).totalPence).toBe(pence);
  });

  it('is free only for whom it is free', () => {
    const agency = { kind: 'ey-group', inArea: false };
    expect(ask({ kind: 'no-show' }, { agency, course: { ref: 'First Steps' } }).totalPence).toBe(9000);
  });

  it('is charged when missed only where the policy is read so', () => {
    const course = { ref: 'First Steps' };
    expect(facts(ask({ kind: 'no-show' }, { course }))).toEqual([true, ['no-show', 0]]);
    expect(ask({ kind: 'no-show' }, { course, options: { 'MADE-FREE': 'b' } }).latePence).toBe(9000);
  });

  it.each([
    [{ kind: 'e-learning' }, 'not-priced', 0],
    [{ kind: 'e-learning', isPriced: true }, 'attendance', 9000],
    [{ kind: 'workshop' }, 'attendance', 9000],
    [{ kind: 'workshop', isPriced: false }, 'not-priced', 0],
  ])('goes by the kind of the course unless the course says (%o)', (course, rule, pence) => {
    expect(ask({ kind: 'attended' }, { course }).lines).toMatchObject([{ rule, pence }]);
  });
});

describe('a late cancellation', () => {
  const late = cancelled('2027-01-14');
  it.each([
    ['nobody accepted the terms', { fromWaitingList: true }, undefined, 0],
    ['the terms were accepted', { fromWaitingList: true, termsAccepted: true }, undefined, 9000],
    ['it was offered in time', { fromWaitingList: true }, '2027-01-13T23:59:59Z', 9000],
    ['it was offered too late', { fromWaitingList: true }, '2027-01-14T00:00:00Z', 0],
    ['it was booked as usual', {}, '2027-01-14T00:00:00Z', 9000],
  ])('of a place from the waiting list: %s', (_, place, bookedAt, pence) => {
    expect(ask(late, { place, ...(bookedAt === undefined ? {} : { bookedAt: bookedAt }) }).latePence).toBe(pence);
  });

  it.each([
    ['2027-01-14', 'declined-after-move', 0],
    ['2027-01-13', 'late-cancellation', 9000],
  ])('is free after a move until the day that was promised (%s)', (declineFreeUntilOn, rule, pence) => {
    expect(ask(late, { place: { declineFreeUntilOn } }).lines).toMatchObject([{ rule, pence }]);
  });

  it('takes in the costs that the policy names, and no others', () => {
    const extraCosts = [
      { kind: 'interpreter', pence: 5000 },
      { kind: 'lunch', pence: 700 },
    ];
    const given = ask(late, { extraCosts });
    expect(given.lines.map((line) => line.pence)).toEqual([9000, 5000, 0]);
    expect(given.latePence).toBe(14_000);
    expect(ask(cancelled('2027-01-11'), { extraCosts }).latePence).toBe(0);
  });
});

describe('a quote', () => {
  it('says which reading decided, and what another one would make of it', () => {
    const course = { startsOn: '2027-03-31' };
    const given = ask(cancelled('2027-03-26'), { course });
    expect(given.lines).toMatchObject([{ pence: 0, option: 'MADE-HOLIDAYS:a', options: ['MADE-HOLIDAYS:a'] }]);
    expect(given.otherwise).toEqual([{ option: 'MADE-HOLIDAYS:b', totalPence: 9000 }]);
    expect(given.lines[0]!.because).toBe(
      'Cancelled on Friday 26 March 2027, 3 working days (Easter Monday counted) before the course on Wednesday 31 March 2027; fewer than 3 working days is late. In time, so nothing is charged.',
    );
    expect(given.deadlines.map((each) => each.on)).toEqual(['2027-03-25', '2027-03-26']);
    expect(given.counting).toMatchObject({ unit: 'working-days', wanted: 3, counted: 3, noticeOn: '2027-03-26' });
  });

  it('names no reading where every one gives the same sums', () => {
    const given = ask({ kind: 'attended' }, { agency: { kind: 'council' } });
    expect(given.lines[0]).not.toHaveProperty('option');
    expect(given.otherwise).toEqual([]);
  });

  it('is held where somebody must be asked first, and is priced all the same', () => {
    expect(ask({ kind: 'attended' }, { flags: ['ask-first'] })).toMatchObject({
      onHold: true,
      holdBecause: 'Ask who pays first',
      totalPence: 9000,
    });
  });

  it('refuses a reading that the policy does not have', () => {
    expect(() => ask({ kind: 'attended' }, { options: { 'MADE-UP': 'a' } })).toThrow(
      expect.objectContaining({ code: 'charging.unknown-option', facts: { field: 'options.MADE-UP' } }),
    );
    expect(() => ask({ kind: 'attended' }, { options: { 'MADE-ROWS': 'z' } })).toThrow(
      expect.objectContaining({ code: 'charging.unknown-reading' }),
    );
  });

  it('needs a length or sessions', () => {
    const faultsOf = (course: object) => {
      const question = { agency: { kind: 'gp' }, course, outcome: { kind: 'attended' } };
      return QuoteQuestion.safeParse(question).error?.issues.map((issue) => issue.path.join('.'));
    };
    expect(faultsOf({ startsOn: '2027-01-18' })).toEqual(['course.length']);
    expect(faultsOf({ startsOn: '2027-01-18', sessions: [] })).toContain('course.sessions');
  });
});

it('the deadline of a course is known before anybody has booked', () => {
  const by = { calendar, readings: { 'MADE-HOLIDAYS': 'b' }, timeZone: 'Europe/London' };
  const course = { courseOn: '2027-03-31' };
  expect(deadlineOf(policy, course, by)).toMatchObject({ deadlineOn: '2027-03-25' });
  const inDays: ChargingPolicy = { ...policy, notice: { ...policy.notice, unit: 'calendar-days' } };
  expect(deadlineOf(inDays, course, by).deadlines).toEqual([
    { on: '2027-03-28', reading: 'in calendar days', isInForce: true },
  ]);
});

it('the terms of a policy are sentences, each with its source', () => {
  const terms = describePolicy(policy);
  for (const { sentence } of terms) expect(sentence).toMatch(/^[A-Z].*\.$/);
  expect(terms.find(({ about }) => about === 'notice')?.sentence).toBe(
    'Notice of fewer than 3 working days is late, counted from the day of notice up to the day before the course. Working days are Monday to Friday; bank holidays count.',
  );
  expect(terms.filter(({ about }) => about === 'price').map(({ sentence }) => sentence)).toContain(
    'Small: £40 a full day, £25 a half day for a place. For: A named body; A small body.',
  );
});

it('a point of several policies is listed once', () => {
  expect(chargingOptions([policy, policy]).map(({ id }) => id)).toEqual(policy.options.map(({ id }) => id));
});
