import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AgencyId, CourseId, EventId, PersonId } from '../../ids.ts';
import { clash } from './dates.ts';
import { match, type DateToLead, type Match, type Matchable, type MatchQuestion } from './match.ts';

const course = CourseId.parse('course');
const trainer = (name: string, agency: string, more: Partial<Matchable> = {}): Matchable => ({
  personId: PersonId.parse(name),
  agencyId: AgencyId.parse(agency),
  jobRole: 'Practitioner',
  skills: [],
  knowledge: [],
  approvals: [],
  ...more,
});
const at = (day: string, from = '09:30', to = '16:00') => ({
  startsAt: `${day}T${from}:00.000Z`,
  endsAt: `${day}T${to}:00.000Z`,
});
const date = (name: string, sessions = [at('2027-01-18')], more: Partial<DateToLead> = {}): DateToLead => ({
  eventId: EventId.parse(name),
  courseId: course,
  sessions,
  days: [...new Set(sessions.map(({ startsAt }) => startsAt.slice(0, 10)))],
  about: 'Neglect: seeing and acting on it',
  already: [],
  ...more,
});
const ask = (dates: readonly DateToLead[], pool: readonly Matchable[], more: Partial<MatchQuestion> = {}): Match[] =>
  match({
    dates,
    pool,
    judge: () => ({ isEligible: true, missing: [] }),
    busy: [],
    kindOf: new Map(),
    leads: new Map(),
    gives: new Map(),
    ...more,
  });
const pairOf = (found: Match | undefined) =>
  found?.state === 'proposed' ? found.trainers.map(({ personId }) => personId as string) : found?.state;
const marcia = trainer('marcia', 'health', { jobRole: 'Named nurse' });
const nora = trainer('nora', 'health');
const dev = trainer('dev', 'police', { jobRole: 'Detective sergeant' });
const ivo = trainer('ivo', 'school');

describe('a pair', () => {
  test('is of two agencies, and says why', () => {
    const kindOf = new Map([
      [marcia.agencyId, 'icb'],
      [dev.agencyId, 'police'],
    ]);
    expect(ask([date('a')], [marcia, nora, dev], { kindOf })).toEqual([
      {
        state: 'proposed',
        eventId: 'a',
        trainers: [
          { personId: 'marcia', because: ['leads no other date'] },
          { personId: 'dev', because: ['leads no other date'] },
        ],
        because: ['of different kinds of agency', 'in different job roles', 'all may lead it and are free'],
      },
    ]);
  });

  test('is approved for the course first, then knows what it is about', () => {
    const approved = trainer('ann', 'council', { approvals: [{ courseId: course }] });
    const knows = trainer('kim', 'school', { knowledge: ['neglect'] });
    const [found] = ask([date('a')], [marcia, dev, knows, approved]);
    expect(found).toMatchObject({
      trainers: expect.arrayContaining([
        { personId: 'ann', because: ['approved for this course', 'leads no other date'] },
        { personId: 'kim', because: ['knows neglect', 'leads no other date'] },
      ]),
    });
  });

  test('takes turns, so that those who gave least come first', () => {
    const dates = ['01', '02', '03', '04'].map((day) => date(day, [at(`2027-02-${day}`)]));
    const led = ask(dates, [marcia, dev, ivo, trainer('ann', 'council')]).flatMap((found) => pairOf(found) ?? []);
    expect(led.toSorted((one, other) => one.localeCompare(other))).toEqual([
      'ann',
      'ann',
      'dev',
      'dev',
      'ivo',
      'ivo',
      'marcia',
      'marcia',
    ]);
  });

  test('begins with agencies that are behind what they agreed to', () => {
    const gives = new Map([
      [marcia.agencyId, 1.2],
      [dev.agencyId, 0.1],
      [ivo.agencyId, 0.4],
    ]);
    expect(pairOf(ask([date('a')], [marcia, dev, ivo], { gives })[0])).toEqual(['dev', 'ivo']);
  });

  test('joins whoever leads it already, from another agency', () => {
    expect(pairOf(ask([date('a', undefined, { already: [marcia] })], [marcia, nora, dev])[0])).toEqual(['dev']);
    expect(ask([date('a', undefined, { already: [marcia, dev] })], [ivo])).toEqual([{ state: 'led', eventId: 'a' }]);
  });

  test('gives way where another date would have none', () => {
    const late = date('late', [at('2027-01-18', '13:00', '17:00')]);
    const onlyMarciaAndDev: MatchQuestion['judge'] = ({ personId }, { eventId }) => {
      const may = eventId !== 'late' || personId === 'marcia' || personId === 'dev';
      return { isEligible: may, missing: may ? [] : ['approval for this course'] };
    };
    const found = ask([date('early'), late], [marcia, dev, ivo, nora], { judge: onlyMarciaAndDev });
    expect(found.map(pairOf)).toEqual([
      ['ivo', 'nora'],
      ['marcia', 'dev'],
    ]);
  });

  test('is not asked twice on one day while others can', () => {
    const dates = [date('am', [at('2027-01-18', '09:00', '12:00')]), date('pm', [at('2027-01-18', '13:00', '16:00')])];
    const [morning, afternoon] = ask(dates, [marcia, dev, ivo, trainer('ann', 'council')]).map(pairOf);
    expect([...(morning as string[]), ...(afternoon as string[])].toSorted()).toEqual(['ann', 'dev', 'ivo', 'marcia']);
    expect(ask(dates, [marcia, dev]).map(pairOf)).toEqual([
      ['marcia', 'dev'],
      ['marcia', 'dev'],
    ]);
  });
});

describe('a date without a pair says what stands in the way', () => {
  test('nobody in the pool', () => {
    expect(ask([date('a')], [])).toMatchObject([{ inTheWay: [{ what: 'Nobody else is in the pool', personIds: [] }] }]);
  });

  test('what is missing, who is busy, and that the rest are of one agency', () => {
    const judge: MatchQuestion['judge'] = ({ personId }) =>
      personId === 'ivo'
        ? { isEligible: false, missing: ['approval for this course (ran out on 1 January 2027)'] }
        : { isEligible: true, missing: [] };
    const busy = [{ personId: dev.personId, eventId: EventId.parse('other'), ...at('2027-01-18', '15:00', '17:00') }];
    expect(ask([date('a')], [marcia, nora, dev, ivo], { judge, busy })).toEqual([
      {
        state: 'none',
        eventId: 'a',
        inTheWay: [
          { what: 'Could lead it, but all are of one agency', personIds: ['marcia', 'nora'] },
          { what: 'Missing: approval for this course', personIds: ['ivo'] },
          { what: 'Lead something else at that time', personIds: ['dev'] },
        ],
      },
    ]);
  });

  test('that they are proposed for another date at the time', () => {
    const [, second] = ask([date('a'), date('b')], [marcia, dev]);
    expect(second).toMatchObject({
      state: 'none',
      inTheWay: [{ what: 'Proposed for another date at that time', personIds: ['marcia', 'dev'] }],
    });
  });
});

/** A small pool and a few dates that may overlap, with who may lead which. */
const smallCase = fc
  .record({
    agencies: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 1, maxLength: 6 }),
    dates: fc.array(
      fc.record({
        day: fc.constantFrom('2027-01-18', '2027-01-19'),
        time: fc.constantFrom(['09:00', '12:00'] as const, ['11:00', '15:00'] as const, ['13:00', '16:00'] as const),
        mayLead: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
        already: fc.option(fc.integer({ min: 0, max: 5 }), { freq: 5 }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
    busy: fc.array(fc.integer({ min: 0, max: 5 }), { maxLength: 2 }),
  })
  .map(({ agencies, dates: asked, busy }) => {
    const pool = agencies.map((agency, index) => trainer(`t${index}`, `agency${agency}`));
    const dates = asked.map(({ day, time: [from, to], already }, index) =>
      date(`d${index}`, [at(day, from, to)], {
        already: already !== null && already < pool.length ? [pool[already]!] : [],
      }),
    );
    const judge: MatchQuestion['judge'] = ({ personId }, { eventId }) => {
      const may = asked[Number(eventId.slice(1))]!.mayLead[Number(personId.slice(1))]!;
      return { isEligible: may, missing: may ? [] : ['approval for this course'] };
    };
    const elsewhere = busy.flatMap((index) =>
      index < pool.length
        ? [{ personId: pool[index]!.personId, eventId: EventId.parse('other'), ...at('2027-01-18', '10:00', '11:30') }]
        : [],
    );
    const leading = dates.flatMap(({ eventId, already, sessions }) =>
      already.map(({ personId }) => ({ personId, eventId, ...sessions[0]! })),
    );
    return { dates, pool, judge, busy: [...elsewhere, ...leading] };
  });

/** Every choice of trainers that could be added to a date, found without any of what is tested. */
function choicesFor(one: DateToLead, { pool, judge, busy }: Pick<MatchQuestion, 'pool' | 'judge' | 'busy'>) {
  const free = pool.filter(
    (each) =>
      judge(each, one).isEligible &&
      !one.already.includes(each) &&
      !busy.some(
        (other) =>
          other.personId === each.personId && other.eventId !== one.eventId && clash(one, { sessions: [other] }),
      ),
  );
  const sets = one.already.length > 0 ? free.map((each) => [each]) : free.flatMap((a) => free.map((b) => [a, b]));
  return sets.filter((set) => new Set([...one.already, ...set].map(({ agencyId }) => agencyId)).size > 1);
}

function mostByTrying(dates: readonly DateToLead[], question: Pick<MatchQuestion, 'pool' | 'judge' | 'busy'>): number {
  const taken: { readonly one: DateToLead; readonly set: readonly Matchable[] }[] = [];
  const from = (index: number): number => {
    const one = dates[index];
    if (one === undefined) return 0;
    let most = from(index + 1);
    for (const set of choicesFor(one, question)) {
      if (taken.some((other) => clash(one, other.one) && other.set.some((each) => set.includes(each)))) continue;
      taken.push({ one, set });
      most = Math.max(most, 1 + from(index + 1));
      taken.pop();
    }
    return most;
  };
  return from(0);
}

test('as many dates have a pair as any choice could give one, nobody is in two places, and no pair is of one agency', () => {
  fc.assert(
    fc.property(smallCase, (question) => {
      const found = match({ ...question, kindOf: new Map(), leads: new Map(), gives: new Map() });
      const proposed = found.flatMap((each) => (each.state === 'proposed' ? [each] : []));
      const dateOf = (id: string) => question.dates.find(({ eventId }) => eventId === id)!;
      const lead = proposed.map(({ eventId, trainers }) => ({
        one: dateOf(eventId),
        set: trainers.map(({ personId }) => question.pool.find((each) => each.personId === personId)!),
      }));
      for (const { one, set } of lead) {
        expect(new Set([...one.already, ...set].map(({ agencyId }) => agencyId)).size).toBeGreaterThan(1);
        expect(set.every((each) => question.judge(each, one).isEligible)).toBe(true);
        const elsewhere = [
          ...question.busy.filter(({ eventId }) => eventId !== one.eventId),
          ...lead
            .filter((other) => other.one !== one)
            .flatMap((other) => other.set.map(({ personId }) => ({ personId, ...other.one.sessions[0]! }))),
        ];
        for (const { personId } of set)
          expect(elsewhere.some((other) => other.personId === personId && clash(one, { sessions: [other] }))).toBe(
            false,
          );
      }
      expect(proposed).toHaveLength(mostByTrying(question.dates, question));
      expect(found.every((each) => each.state !== 'none' || each.inTheWay.length > 0)).toBe(true);
    }),
    { numRuns: 400 },
  );
});
