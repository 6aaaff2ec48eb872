import { titleOfGroup } from '../figures/agency-groups.ts';
import { judged, upToDate } from '../figures/counting.ts';
import type { ChangeFigures, Figures, States } from '../figures/schema.ts';
import { State } from '../../compliance/schema.ts';
import type { Block, ReadingsBlock } from '../paper.ts';
import { mayShow, type Visibility } from '../small-numbers.ts';
import { plainDay } from '../../wording.ts';
import { percentOf, share, WITHHELD } from './cells.ts';

/**
 * Why a line moved when a rule changed: the same people and the same evidence on one day, judged by the old rule and by the new one.
 *
 * @source house nobody did less training: the rule moved, and both readings stand side by side
 */
export function changeBlocks(figures: Figures, visibility: Visibility): readonly Block[] {
  return figures.changes.flatMap((change, index) =>
    change.byGroup.flatMap((each): Block[] => {
      const isShown = [each.old, each.new].every((states) => isOpen(states, visibility.threshold));
      const differ = upToDate(each.old) - upToDate(each.new);
      const both = isShown && mayShow(Math.abs(differ), visibility.threshold);
      return [
        { kind: 'paragraph', text: reasonOf(change, each.group) },
        readingsOf(change, each, `change-${index + 1}-${each.group}`, both),
      ];
    }),
  );
}

/** `Why did early years drop?`, or what else a section of these changes answers. @source house */
export function questionOf({ changes }: Figures): string {
  const [first] = changes.flatMap((change) => change.byGroup);
  if (first === undefined) return 'Changes of the rules';
  const verb = upToDate(first.new) < upToDate(first.old) ? 'drop' : 'rise';
  return `Why did ${titleOfGroup(first.group).toLowerCase()} ${verb}?`;
}

function reasonOf(change: ChangeFigures, group: string): string {
  return `Nobody did less training. ${change.title}, from ${plainDay(change.on)}. ${titleOfGroup(group)}, the same people and the same evidence, on ${plainDay(change.judgedOn)}:`;
}

function readingsOf(
  change: ChangeFigures,
  each: ChangeFigures['byGroup'][number],
  id: string,
  isShown: boolean,
): ReadingsBlock {
  const bar = (title: string, detail: string, states: States): ReadingsBlock['bars'][number] => ({
    title,
    detail,
    share: isShown ? share(upToDate(states), judged(states)) : WITHHELD,
    states: isShown
      ? State.options.filter((state) => states[state] > 0).map((state) => ({ state, count: states[state] }))
      : [],
  });
  const percent = (states: States) => percentOf(upToDate(states), judged(states)) ?? 0;
  return {
    kind: 'readings',
    id,
    caption: `Up to date on ${plainDay(change.judgedOn)} by both rules`,
    sentence: isShown
      ? `By the old rule ${percent(each.old)}% were up to date, by the new rule ${percent(each.new)}%. The people and their evidence are the same.`
      : 'Withheld: so few people that somebody who knows them could tell who they are.',
    bars: [bar('Old rule', change.old, each.old), bar('New rule', change.new, each.new)],
  };
}

/** Whether every state of some people may be shown. */
function isOpen(states: States, threshold: number): boolean {
  const parts = [...State.options.map((state) => states[state]), judged(states), upToDate(states)];
  return parts.every((part) => mayShow(part, threshold)) && mayShow(judged(states) - upToDate(states), threshold);
}
