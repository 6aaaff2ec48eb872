import type { Trainer } from '@trellis/core/trainers';
import { entryOf } from '@trellis/ui/date-field';
import { describe, expect, test } from 'vitest';
import { trainerEntryOf, trainerFaults, trainerTyped, type TrainerEntry } from './trainer-entry.ts';

const marcia: TrainerEntry = {
  ...trainerEntryOf(undefined, 'agency-1'),
  jobRole: 'Community nurse',
  skills: 'trauma, online rooms, ',
  hasKnowledge: true,
  proof: 'training',
  achievedOn: entryOf('2024-03-12'),
};
const personId = 'person-1' as Trainer['personId'];

test('a trainer with training for trainers is complete, and comes back as she was typed', () => {
  expect(trainerFaults(marcia)).toEqual([]);
  const sent = trainerTyped(marcia, personId);
  expect(sent).toMatchObject({ skills: ['trauma', 'online rooms'], trainingForTrainers: { achievedOn: '2024-03-12' } });
  expect(trainerTyped(trainerEntryOf(sent), personId)).toEqual(sent);
});

test('experience in place of training for trainers is kept with what it is', () => {
  const sent = trainerTyped({ ...marcia, proof: 'equivalent', equivalentWhat: 'Ten years of teaching' }, personId);
  expect(sent.equivalent).toEqual({ what: 'Ten years of teaching', achievedOn: '2024-03-12' });
  expect(sent).not.toHaveProperty('trainingForTrainers');
});

describe('what is wrong is said at its field', () => {
  test.each<[string, Partial<TrainerEntry>, string]>([
    ['no agency', { agencyId: '' }, 'trainer-agency'],
    ['no job role', { jobRole: '' }, 'trainer-role'],
    ['training without its date', { achievedOn: entryOf(null) }, 'trainer-achieved'],
    ['experience that nobody described', { proof: 'equivalent' }, 'trainer-equivalent'],
    ['training that ran out before it was held', { expiresOn: entryOf('2023-01-01') }, 'trainer-expires'],
  ])('%s', (_, change, fieldId) => {
    expect(trainerFaults({ ...marcia, ...change }).map((fault) => fault.fieldId)).toEqual([fieldId]);
  });
});
