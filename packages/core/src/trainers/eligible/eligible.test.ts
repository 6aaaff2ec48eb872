import { describe, expect, test } from 'vitest';
import { CourseId } from '../../ids.ts';
import { eligible } from './eligible.ts';

const nobody = { isInHouseTrainer: false, hasSafeguardingKnowledge: false, approvals: [], isActive: true };
const asked = { on: '2027-01-18', readings: { 'AMB-TR-1': 'a' } };
const course = CourseId.parse('this');
const other = CourseId.parse('other');
const needed = 'training for trainers or equivalent';

/** The worked examples of the area of trainers, and the other reading of the second. @source worked examples WE-60, WE-61 */
test.each([
  ['WE-60', { hasSafeguardingKnowledge: true }, 'a', false],
  ['WE-61', { isInHouseTrainer: true }, 'a', false],
  ['WE-61, where the condition hangs on practitioners only', { isInHouseTrainer: true }, 'b', true],
])('%s', (_, given, letter, isEligible) => {
  expect(eligible({ ...nobody, ...given }, { ...asked, readings: { 'AMB-TR-1': letter } })).toMatchObject({
    isEligible,
    missing: isEligible ? [] : [needed],
  });
});

describe('who may train', () => {
  test('a practitioner with safeguarding knowledge, without training for trainers or the equivalent, may not', () => {
    expect(eligible({ ...nobody, hasSafeguardingKnowledge: true }, asked)).toEqual({
      isEligible: false,
      missing: [needed],
      endingSoon: [],
    });
  });

  test('an in-house trainer without it may not, unless the condition is read as one for practitioners only', () => {
    const lena = { ...nobody, isInHouseTrainer: true };
    expect(eligible(lena, asked)).toEqual({
      isEligible: false,
      missing: [needed],
      option: 'AMB-TR-1:a',
      endingSoon: [],
    });
    expect(eligible(lena, { ...asked, readings: { 'AMB-TR-1': 'b' } })).toEqual({
      isEligible: true,
      missing: [],
      option: 'AMB-TR-1:b',
      endingSoon: [],
    });
  });

  test.each([
    ['training for trainers', { trainingForTrainers: { achievedOn: '2022-05-01' } }, []],
    ['the equivalent', { equivalent: { what: 'Ten years of teaching', achievedOn: '2020-01-01' } }, []],
    [
      'training that lasts until that day',
      { trainingForTrainers: { achievedOn: '2022-05-01', expiresOn: '2027-01-18' } },
      [],
    ],
    [
      'training that ran out the day before',
      { trainingForTrainers: { achievedOn: '2022-05-01', expiresOn: '2027-01-17' } },
      [`${needed} (ran out on 17 January 2027)`],
    ],
    [
      'training that comes later',
      { trainingForTrainers: { achievedOn: '2027-01-19' } },
      [`${needed} (held from 19 January 2027)`],
    ],
  ])('with %s', (_, held, missing) => {
    expect(eligible({ ...nobody, hasSafeguardingKnowledge: true, ...held }, asked).missing).toEqual(missing);
  });

  test('everything that is missing is said', () => {
    const trainer = {
      ...nobody,
      isActive: false,
      approvals: [{ courseId: other }],
      availability: { kind: 'only' as const, days: [] },
      inPoolSince: '2025-01-17',
    };
    const judged = eligible(trainer, { ...asked, courseId: course, readings: { 'AMB-TR-3': 'b' } });
    expect(judged.missing).toEqual([
      'a place in the pool of trainers',
      'safeguarding knowledge',
      needed,
      'approval for this course',
      'a free day on 18 January 2027',
      'an observation, due by 17 January 2026',
    ]);
  });
});

const able = {
  ...nobody,
  hasSafeguardingKnowledge: true,
  trainingForTrainers: { achievedOn: '2022-05-01' },
};

describe('training for trainers that a pool takes for too old', () => {
  const settings = (months: number, from = '2020-01-01') => ({
    trainingCounts: { months, from },
    warnMonths: 6,
    targets: [],
  });

  test('does not do any more, and it is said for how long it counts', () => {
    expect(eligible(able, { ...asked, settings: settings(36) }).missing).toEqual([
      `${needed} (that of 1 May 2022 counts for 36 months)`,
    ]);
  });

  test('takes nothing away from events before the first day for which the pool asks it', () => {
    expect(eligible(able, { ...asked, settings: settings(36, '2027-01-19') }).isEligible).toBe(true);
  });

  test('is shown six months before', () => {
    const soon = eligible(able, { ...asked, settings: settings(60) });
    expect(soon).toMatchObject({
      isEligible: true,
      endingSoon: [{ what: 'training for trainers', lastOn: '2027-04-30' }],
    });
    expect(eligible(able, { ...asked, on: '2026-10-29', settings: settings(60) }).endingSoon).toEqual([]);
    expect(eligible(able, { ...asked, on: '2027-05-01', settings: settings(60) }).isEligible).toBe(false);
  });

  test('does not matter where equivalent experience was accepted', () => {
    const equivalent = { what: 'Ten years of teaching', achievedOn: '2015-01-01' };
    expect(eligible({ ...able, equivalent }, { ...asked, settings: settings(36) })).toMatchObject({
      isEligible: true,
      endingSoon: [],
    });
  });
});

describe('approval for a course', () => {
  test.each([
    ['nothing on record restricts nobody', [], []],
    ['approval for it', [{ courseId: course }], []],
    ['approval for another one only', [{ courseId: other }], ['approval for this course']],
    [
      'approval that ran out',
      [{ courseId: course, expiresOn: '2027-01-17' }],
      ['approval for this course (ran out on 17 January 2027)'],
    ],
    [
      'approval that comes later',
      [{ courseId: course, approvedOn: '2027-02-01' }],
      ['approval for this course (given from 1 February 2027)'],
    ],
  ])('%s', (_, approvals, missing) => {
    expect(eligible({ ...able, approvals }, { ...asked, courseId: course }).missing).toEqual(missing);
  });

  test('has to last until the last day', () => {
    const approvals = [{ courseId: course, expiresOn: '2027-01-20' }];
    const days = ['2027-01-18', '2027-01-25'];
    expect(eligible({ ...able, approvals }, { ...asked, courseId: course, days }).isEligible).toBe(false);
  });
});

describe('when a trainer is free', () => {
  const days = ['2027-01-18', '2027-01-25'];
  test.each([
    ['she has said nothing', undefined, []],
    [
      'not in the last week of January',
      { kind: 'but-for' as const, days: [{ from: '2027-01-25', to: '2027-01-29' }] },
      ['a free day on 25 January 2027'],
    ],
    [
      'on one Monday only',
      { kind: 'only' as const, days: [{ from: '2027-01-18', to: '2027-01-18' }] },
      ['a free day on 25 January 2027'],
    ],
    ['on both Mondays', { kind: 'only' as const, days: [{ from: '2027-01-18', to: '2027-01-25' }] }, []],
  ])('%s', (_, availability, missing) => {
    expect(eligible({ ...able, availability }, { ...asked, days }).missing).toEqual(missing);
  });
});

describe('observation', () => {
  const yearly = { ...asked, readings: { 'AMB-TR-3': 'b' }, today: '2026-11-22' };
  const observed = (lastObservedOn?: string) => ({ ...able, inPoolSince: '2025-12-01', lastObservedOn });

  test('is not asked for by default', () => {
    expect(eligible(observed('2015-01-01'), asked).isEligible).toBe(true);
  });

  test('is overdue a year after the last one, on the day of asking', () => {
    expect(eligible(observed('2025-11-21'), yearly).missing).toEqual(['an observation, due by 21 November 2026']);
    expect(eligible(observed('2025-11-22'), yearly).missing).toEqual([]);
  });

  test('falls due for the first time a year after she came into the pool, and that is shown before', () => {
    expect(eligible(observed(), yearly)).toMatchObject({
      isEligible: true,
      endingSoon: [{ what: 'the time for an observation', lastOn: '2026-12-01' }],
    });
  });
});
