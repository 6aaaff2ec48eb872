import { DEMO_PREFIX } from '@trellis/host';
import { createPartnership, listPartnerships } from '@trellis/store';
import { UsageError, type Command } from '../command.ts';
import { loadGenerated } from '../demo/generated/load-generated.ts';

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
    const { owner } = installation.database;
    const publicId = `${DEMO_PREFIX}${people}-${seed}`;
    const partnership =
      (await listPartnerships(owner)).find((each) => each.publicId === publicId) ??
      (await createPartnership(owner, {
        publicId,
        name: `Carrowmere, generated for ${people.toLocaleString('en-GB')} people`,
      }));
    const isNew = await loadGenerated(installation, { partnership, people, seed, onProgress: workplace.progress });
    return {
      lines: [
        isNew
          ? `Generated ${partnership.name}. Name it to other commands with --partnership:`
          : `${partnership.name} is there already and was left as it is:`,
      ],
      last: publicId,
      json: { id: publicId, people, seed, isNew },
    };
  },
};

function wholeNumber(name: string, typed: string, least: number, most: number): number {
  const number = Number(typed);
  if (!/^\d+$/.test(typed) || number < least || number > most)
    throw new UsageError(`--${name} must be a whole number from ${least} to ${most}.`);
  return number;
}
