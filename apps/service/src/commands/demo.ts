import { randomBytes } from 'node:crypto';
import { DEMO_PREFIX } from '@trellis/host';
import { createPartnership } from '@trellis/store';
import { UsageError, type Command } from '../command.ts';
import { loadDemo } from '../demo/load-demo.ts';

/** The most people that a partnership is generated with. */
const MOST_PEOPLE = 1_000_000;

/** Generates a partnership of invented people. */
export const demo: Command = {
  name: 'demo',
  isOfNoPartnership: true,
  summary: 'Generate a partnership of invented people, the same for the same seed and day',
  options: {
    people: { value: 'N', help: 'How many' },
    seed: { value: 'N', help: 'Another seed, other people; 1 if not given' },
  },
  needs: ['people'],
  async run({ values }, workplace) {
    const people = wholeNumber('people', values['people']!, 1, MOST_PEOPLE);
    const seed = wholeNumber('seed', values['seed'] ?? '1', 0, 0xffff_ffff);
    const installation = await workplace.installation();
    const partnership = await createPartnership(installation.database.owner, {
      publicId: `${DEMO_PREFIX}${randomBytes(6).toString('hex')}`,
      name: `Generated partnership of ${people} people`,
    });
    await loadDemo(installation, { partnership, people, seed, onProgress: workplace.progress });
    return {
      lines: [`Generated ${partnership.name}. Name it to other commands with --partnership:`],
      last: partnership.publicId,
      json: { id: partnership.publicId, people, seed },
    };
  },
};

function wholeNumber(name: string, typed: string, least: number, most: number): number {
  const number = Number(typed);
  if (!/^\d+$/.test(typed) || number < least || number > most)
    throw new UsageError(`--${name} must be a whole number from ${least} to ${most}.`);
  return number;
}
