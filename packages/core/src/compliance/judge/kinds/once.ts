import { roundsOf } from '../completions.ts';
import { firstDueOn, NEVER } from '../due.ts';
import { dueAfterRecall } from '../recall.ts';
import { doneBy, lastUpTo, type Kind } from './kind.ts';

/** Once, and never again. */
export const once: Kind<'once'> = {
  doneOf: (_, { inForce, counted }) => doneBy(roundsOf(inForce, counted).completions),
  changeDays: (_, { done }) => done.days,
  standingOn(_, { demand, run, postFrom, done: { completions }, evidence }, day) {
    const at = lastUpTo(completions, day);
    const held = completions[at];
    if (!held) return { held, due: firstDueOn(demand, run, postFrom) };
    const letter = demand.inForce.readings['HOUSE-RECALL'];
    return { held, due: dueAfterRecall(completions, at, { evidence, letter }, () => NEVER) };
  },
};
