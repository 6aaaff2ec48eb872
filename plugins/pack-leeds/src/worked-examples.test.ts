import { packsOn } from '@trellis/core/frameworks';
import { eligible, Trainer } from '@trellis/core/trainers';
import { describe, expect, it } from 'vitest';
import { leedsTrainers2018Pack } from './index.ts';
import examples from './worked-examples.json' with { type: 'json' };

interface Example {
  readonly id: string;
  readonly title: string;
  readonly trainer: Readonly<Record<string, unknown>>;
  readonly expect: Readonly<Record<string, unknown>>;
  readonly otherwise: readonly {
    readonly options: Readonly<Record<string, string>>;
    readonly expect: Readonly<Record<string, unknown>>;
  }[];
}

const table: readonly Example[] = examples;
const on = '2027-01-18';

/** Whether somebody may train on that day, with the pack at work and the readings that were chosen. */
function judge(trainer: Example['trainer'], readings: Readonly<Record<string, string>> = {}) {
  const { id: packId, version } = leedsTrainers2018Pack;
  const activations = [{ packId, version, from: null, to: null, readings }];
  const [atWork] = packsOn({ packs: [leedsTrainers2018Pack], activations }, on);
  const somebody = { personId: 'somebody', agencyId: 'health', jobRole: 'Nurse', isInHouseTrainer: false };
  return eligible(Trainer.parse({ ...somebody, ...trainer }), { on, readings: atWork!.readings });
}

describe('the worked examples of the training pool', () => {
  it.each(table)('$id: $title', ({ trainer, expect: facts }) => {
    expect(judge(trainer)).toMatchObject(facts);
  });

  it.each(table.flatMap((example) => example.otherwise.map((other) => ({ ...example, ...other }))))(
    '$id read otherwise: $title',
    ({ trainer, options, expect: facts }) => {
      expect(judge(trainer, options)).toMatchObject(facts);
    },
  );
});
