import type { Context } from '../context.ts';
import { readingsToday } from '../frameworks/readings-today.ts';
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
];

/** The options about standards, or these, each with the letter that is at work. */
export async function standardsOptions(
  ctx: Context<{ readonly frameworks: FrameworksStore }>,
  options: readonly Option[] = STANDARDS_OPTIONS,
): Promise<readonly (Option & { readonly letter: string })[]> {
  const letters = await readingsToday(ctx, options);
  return options.map((option) => ({ ...option, letter: letters[option.id]! }));
}
