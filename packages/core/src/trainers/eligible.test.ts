import { describe, expect, test } from 'vitest';
import { CourseId } from '../ids.ts';
import { eligible } from './eligible.ts';

const nobody = { isInHouseTrainer: false, hasSafeguardingKnowledge: false, courseIds: [], isActive: true };
const asked = { on: '2027-01-18', readings: { 'AMB-TR-1': 'a' } };
const needed = 'training for trainers or equivalent';

describe('who may train', () => {
  test('a practitioner with safeguarding knowledge, without training for trainers or the equivalent, may not', () => {
    expect(eligible({ ...nobody, hasSafeguardingKnowledge: true }, asked)).toEqual({
      isEligible: false,
      missing: [needed],
    });
  });

  test('an in-house trainer without it may not, unless the condition is read as one for practitioners only', () => {
    const lena = { ...nobody, isInHouseTrainer: true };
    expect(eligible(lena, asked)).toEqual({ isEligible: false, missing: [needed], option: 'AMB-TR-1:a' });
    expect(eligible(lena, { ...asked, readings: { 'AMB-TR-1': 'b' } })).toEqual({
      isEligible: true,
      missing: [],
      option: 'AMB-TR-1:b',
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
      [needed],
    ],
    ['training that comes later', { trainingForTrainers: { achievedOn: '2027-01-19' } }, [needed]],
  ])('with %s', (_, held, missing) => {
    expect(eligible({ ...nobody, hasSafeguardingKnowledge: true, ...held }, asked).missing).toEqual(missing);
  });

  test('everything that is missing is said', () => {
    const courseIds = [CourseId.parse('other')];
    const judged = eligible({ ...nobody, isActive: false, courseIds }, { ...asked, courseId: CourseId.parse('this') });
    expect(judged.missing).toEqual([
      'a place in the pool of trainers',
      'safeguarding knowledge',
      needed,
      'approval for this course',
    ]);
  });
});
