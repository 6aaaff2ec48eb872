import { titleOfGroup } from '../figures/agency-groups.ts';
import { judgedIn, upToDateIn, type StateCounts } from '../../compliance/state-counts.ts';
import type { ChangeFigures, Figures } from '../figures/schema.ts';
import { State } from '../../compliance/schema.ts';
import type { Block, ReadingsBlock } from './paper.ts';
import { mayShow, type Visibility } from '../small-numbers/visibility.ts';
import { percentOf, plainDay } from '../../wording.ts';
import { share } from './cells.ts';

type OfGroup = ChangeFigures['byGroup'][number];

/**
 * Why a line moved when a rule changed: the same people and the same evidence on one day, judged by the old rule and by the new one. A group that is too
 * small to be shown is left out, its direction too.
 *
 * @source house nobody did less training: the rule moved, and both readings stand side by side
 */
export function changeBlocks(figures: Figures, { threshold }: Pick<Visibility, 'threshold'>): readonly Block[] {
  return figures.changes.flatMap((change, index) =>
    shownGroups(change, threshold).flatMap((each): Block[] => [
      { kind: 'paragraph', text: reasonOf(change, each.group) },
      readingsOf(change, each, `change-${index + 1}-${each.group}`),
    ]),
  );
}

/** `Why did early years drop?`, or what else a section of these changes answers. @source house */
export function questionOf({ changes }: Figures, { threshold }: Pick<Visibility, 'threshold'>): string {
  const [first] = changes.flatMap((change) => shownGroups(change, threshold));
  if (first === undefined) return 'Changes of the rules';
  const verb = upToDateIn(first.new) < upToDateIn(first.old) ? 'drop' : 'rise';
  return `Why did ${titleOfGroup(first.group).toLowerCase()} ${verb}?`;
}

/** The groups of a change of which no number is small, and none by which it moved. */
function shownGroups({ byGroup }: ChangeFigures, threshold: number): readonly OfGroup[] {
  return byGroup.filter(
    (each) =>
      isOpen(each.old, threshold) &&
      isOpen(each.new, threshold) &&
      mayShow(Math.abs(upToDateIn(each.old) - upToDateIn(each.new)), threshold),
  );
}

function reasonOf(change: ChangeFigures, group: string): string {
  return `Nobody did less training. ${change.title}, from ${plainDay(change.on)}. ${titleOfGroup(group)}, the same people and the same evidence, on ${plainDay(change.judgedOn)}:`;
}

function readingsOf(change: ChangeFigures, each: OfGroup, id: string): ReadingsBlock {
  const bar = (title: string, detail: string, states: StateCounts): ReadingsBlock['bars'][number] => ({
    title,
    detail,
    share: share(upToDateIn(states), judgedIn(states)),
    states: State.options.filter((state) => states[state] > 0).map((state) => ({ state, count: states[state] })),
  });
  const percent = (states: StateCounts) => percentOf(upToDateIn(states), judgedIn(states)) ?? 0;
  return {
    kind: 'readings',
    id,
    caption: `Up to date on ${plainDay(change.judgedOn)} by both rules`,
    sentence: `By the old rule ${percent(each.old)}% were up to date, by the new rule ${percent(each.new)}%. The people and their evidence are the same.`,
    bars: [bar('Old rule', change.old, each.old), bar('New rule', change.new, each.new)],
  };
}

/** Whether every state of some people may be shown. */
function isOpen(states: StateCounts, threshold: number): boolean {
  const parts = [...State.options.map((state) => states[state]), judgedIn(states), upToDateIn(states)];
  return parts.every((part) => mayShow(part, threshold)) && mayShow(judgedIn(states) - upToDateIn(states), threshold);
}
