import { localDate, type CalendarDate } from '../calendar.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import { standardSetsOn, type StandardSetInForce } from '../frameworks/in-force/forms-in-force.ts';
import type { StandardUse } from '../frameworks/schema.ts';
import { compareVersions } from '../frameworks/in-force/packs-on.ts';
import type { FrameworksStore } from '../frameworks/store.ts';
import type { Source } from '../readings.ts';
import type { SetInForce, StandardsErrorCode } from './schema.ts';

/**
 * A set of standards of a pack, as it is shown: each standard with the place it was taken from.
 *
 * @source house
 */
function shownSet({ set, pack }: StandardSetInForce): SetInForce {
  return {
    pack: pack.id,
    packTitle: pack.title,
    packVersion: pack.version,
    id: set.id,
    title: set.title,
    uses: [...set.uses],
    where: placeOf(set.source),
    standards: set.standards.map((each) => ({ id: each.id, text: each.text, where: placeOf(each.source) })),
  };
}

function placeOf({ document, edition, section }: Source): string {
  return [document, edition, section].filter((part) => part !== undefined && part !== '').join(', ');
}

/** The sets of standards that were at work on a day; absent: today. */
export async function standardSets(
  ctx: Context<{ readonly frameworks: FrameworksStore }>,
  on: CalendarDate = localDate(ctx.now, ctx.timeZone),
): Promise<readonly SetInForce[]> {
  const { frameworks } = ctx.store;
  const rules = { packs: await frameworks.packs(), activations: await frameworks.activations() };
  return standardSetsOn(rules, on).map(shownSet);
}

/** The set with this id in the newest version of any stored pack, whether or not it is at work. */
export async function everySet(
  ctx: Context<{ readonly frameworks: FrameworksStore }>,
): Promise<ReadonlyMap<string, SetInForce>> {
  const packs = (await ctx.store.frameworks.packs()).toSorted((one, other) =>
    compareVersions(one.version, other.version),
  );
  return new Map(packs.flatMap((pack) => pack.standards.map((set) => [set.id, shownSet({ set, pack })] as const)));
}

/**
 * The sets that are named, in that order, each at work and meant for one of these uses.
 *
 * @throws `standards.unknown-set`
 */
export function insistOnSets(
  atWork: readonly SetInForce[],
  ids: readonly string[],
  uses: readonly StandardUse[],
): readonly SetInForce[] {
  return ids.map((id) => {
    const set = atWork.find((each) => each.id === id);
    if (set?.uses.some((use) => uses.includes(use))) return set;
    throw new DomainError<StandardsErrorCode>(
      'standards.unknown-set',
      `No set of standards ${id} is at work for this on that day. Put a pack to work that has it.`,
      { setId: id },
    );
  });
}
