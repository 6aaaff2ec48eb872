import { roundsOf, type Completion } from '../completions.ts';
import { dueAgainOn, firstDueOn } from '../due.ts';
import { dueAfterRecall } from '../recall.ts';
import { doneBy, lastUpTo, type Kind } from './kind.ts';

/** Once, and again so many months after each completion. */
export const interval: Kind<'interval'> = {
  doneOf: (_, { inForce, counted }) => doneBy(roundsOf(inForce, counted).completions),
  changeDays: (_, { done }) => done.days,
  standingOn(_, { timeline, index, demand, run, postFrom, done, evidence, together, anniversaries }, day) {
    const { completions } = done;
    const at = lastUpTo(completions, day);
    const held = completions[at];
    if (!held) return { held, due: firstDueOn(demand, run, postFrom) };
    const dueAgain = ({ on: completedOn }: Completion) =>
      dueAgainOn(
        timeline,
        index,
        { completedOn, runsFrom: anniversaries.get(completedOn) ?? completedOn },
        together,
        run,
      );
    if (evidence[held.evidence]?.recalledOn === undefined) return { held, due: dueAgain(held) };
    const letter = demand.inForce.readings['HOUSE-RECALL'];
    return { held, due: dueAfterRecall(completions, at, { evidence, letter }, dueAgain) };
  },
};
