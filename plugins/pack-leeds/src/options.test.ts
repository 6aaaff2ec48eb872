import { TRAINER_OPTIONS } from '@trellis/core/trainers';
import { expect, test } from 'vitest';
import { leedsTrainers2018Pack } from './index.ts';

test('every open point about trainers that a rule reads can be chosen here, by the letters of the rule', () => {
  const letters = ({ id, readings, default: byDefault }: (typeof TRAINER_OPTIONS)[number]) => ({
    id,
    letters: Object.keys(readings),
    byDefault,
  });
  expect(leedsTrainers2018Pack.options.map(letters)).toEqual(expect.arrayContaining(TRAINER_OPTIONS.map(letters)));
});
