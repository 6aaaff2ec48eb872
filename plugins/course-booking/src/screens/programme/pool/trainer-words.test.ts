import type { Trainer } from '@trellis/core/trainers';
import { describe, expect, test } from 'vitest';
import { bringsWords, busyWords, eligibilityWords, pairNeeds, proofWords } from './trainer-words.ts';
import { listed } from '@trellis/ui/plural-words';

const dev: Trainer = {
  personId: 'dev' as Trainer['personId'],
  agencyId: 'police' as Trainer['agencyId'],
  jobRole: 'Police officer',
  skills: ['trauma'],
  isInHouseTrainer: false,
  hasSafeguardingKnowledge: true,
  trainingForTrainers: { achievedOn: '2022-05-04' },
  knowledge: [],
  approvals: [],
  isActive: true,
};
const able = { isEligible: true, missing: [] };
const unable = { isEligible: false, missing: ['training for trainers or equivalent'] };

test.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b', 'c'], 'a, b and c'],
])('%j is listed as “%s”', (words, text) => {
  expect(listed(words)).toBe(text);
});

test('each thing that is missing is named', () => {
  expect(eligibilityWords(able).words).toBe('Can train');
  expect(
    eligibilityWords({ isEligible: false, missing: ['safeguarding knowledge', 'training for trainers or equivalent'] })
      .words,
  ).toBe('Cannot train: safeguarding knowledge and training for trainers or equivalent missing');
});

test('what a trainer holds is said with its dates', () => {
  expect(proofWords(dev)).toBe('Training for trainers, 4 May 2022');
  const { trainingForTrainers: _, ...without } = dev;
  expect(proofWords(without)).toBe('No training for trainers on record');
  expect(
    proofWords({
      ...without,
      equivalent: { what: 'ten years of teaching', achievedOn: '2020-01-06', expiresOn: '2028-01-06' },
    }),
  ).toBe('Accepted instead: ten years of teaching, 6 January 2020, until 6 January 2028');
  expect(bringsWords(dev)).toBe('Safeguarding knowledge, trauma');
});

test('who leads something else then is told when', () => {
  expect(busyWords([], 'Europe/London')).toBeUndefined();
  expect(busyWords(['2027-01-18T09:30:00Z'], 'Europe/London')).toBe(
    'Leads something else at the same time: Monday 18 January 2027, 9:30am',
  );
});

describe('a pair needs a reason only where a rule is set aside', () => {
  const marcia = { trainer: { agencyId: 'health' as Trainer['agencyId'] }, name: 'Marcia', eligibility: able };
  const officer = { trainer: dev, name: 'Dev', eligibility: able };
  const lena = { trainer: { agencyId: 'council' as Trainer['agencyId'] }, name: 'Lena', eligibility: unable };

  test.each([
    ['two agencies', [marcia, officer], [], undefined],
    ['one alone', [marcia], [], undefined],
    ['one more of another agency', [marcia], ['police'], undefined],
    ['two of one agency', [officer, officer], [], 'They are all of one agency.'],
    ['one more of the same agency', [officer], ['police'], 'They are all of one agency.'],
    ['somebody who is not eligible', [marcia, lena], [], 'Lena: training for trainers or equivalent missing.'],
  ])('%s', (_, chosen, already, needs) => {
    expect(pairNeeds(chosen, already)).toBe(needs);
  });
});
