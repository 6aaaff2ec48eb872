import { dayOf } from '../../../calendar.ts';
import { roundsOf, type Completion } from '../completions.ts';
import { firstDueOn, lengthAfter, NEVER } from '../due.ts';
import { dueAfterRecall } from '../recall.ts';
import { doneBy, lastUpTo, type Asked, type Kind } from './kind.ts';

/**
 * A declaration that one edition was read. Whoever was asked before the edition, or before the rule that brings it, has a time from then, and
 * until that is over stands as the edition before left her; whoever is asked first after it has the time of a first completion.
 *
 * @source design, section 4: declaration of having read an edition; who has how long: house
 */
export const declaration: Kind<'declaration'> = {
  doneOf: (_, { inForce, counted }) => doneBy(roundsOf(inForce, counted).completions),
  changeDays: (_, { done }) => done.days,
  standingOn({ editionOn, within }, asked, day) {
    const { demand, run, postFrom, evidence } = asked;
    const { completions } = asked.done;
    const at = lastUpTo(completions, day);
    const held = completions[at];
    const letter = demand.inForce.readings['HOUSE-RECALL'];
    if (held) return { held, due: dueAfterRecall(completions, at, { evidence, letter }, () => NEVER) };
    const askedOn = Math.max(dayOf(editionOn), run.sameIntervalFrom);
    if (run.askedFrom >= askedOn) return { held, due: firstDueOn(demand, run, postFrom) };
    return { held: editionBefore(asked), due: lengthAfter(askedOn, within, demand.inForce.readings) };
  },
};

/** The last declaration of the editions before, made while they were asked for without a break. */
function editionBefore({ timeline, index, run, doneUnder }: Asked): Completion | undefined {
  const { demands } = timeline;
  for (let at = index - 1; at >= 0 && demands[at]!.to === demands[at + 1]!.from; at -= 1) {
    const { completions } = doneUnder(demands[at]!);
    const last = completions[lastUpTo(completions, run.sameIntervalFrom - 1)];
    if (last) return last;
  }
  return undefined;
}
