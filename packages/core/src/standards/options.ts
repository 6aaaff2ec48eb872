import type { Context } from '../context.ts';
import { readingsToday } from '../frameworks/in-force/readings-today.ts';
import type { FrameworksStore } from '../frameworks/store.ts';
import type { Option } from '../readings.ts';

/**
 * Points that the sources leave open about standards. A pack that is put to work may choose other readings.
 *
 * @source house Leeds asks for the agreed minimum content, and does not say who holds a course against it
 */
export const STANDARDS_OPTIONS: readonly Option[] = [
  {
    id: 'AMB-ST-1',
    point: 'Does an agency’s own course count by its own declaration of the agreed minimum content?',
    readings: { a: 'no, somebody of the partnership endorses it first', b: 'yes, from the day of the declaration' },
    default: 'a',
    source: { document: 'house', section: 'Leeds, Local Context: agreed minimum content' },
  },
  {
    id: 'AMB-ST-2',
    point: 'How long before its last day are the agency and the coordinator told that an endorsement comes to its end?',
    readings: { a: '60 days', b: '30 days', c: '90 days', d: 'they are not told' },
    default: 'a',
    source: { document: 'house', section: 'Leeds, Local Context: agreed minimum content' },
  },
];

/**
 * How many days before its last day somebody is told that an endorsement comes to its end, by the reading that is at work; absent: nobody is.
 *
 * @source house AMB-ST-2: time to ask again and to decide
 */
export const ENDING_DAYS: Readonly<Record<string, number>> = { a: 60, b: 30, c: 90 };

/** The options about standards, or these, each with the letter that is at work. */
export async function standardsOptions(
  ctx: Context<{ readonly frameworks: FrameworksStore }>,
  options: readonly Option[] = STANDARDS_OPTIONS,
): Promise<readonly (Option & { readonly letter: string })[]> {
  const letters = await readingsToday(ctx, options);
  return options.map((option) => ({ ...option, letter: letters[option.id]! }));
}
