import { dayOf } from '../../../calendar.ts';
import type { RuleOf } from '../../../frameworks/schema.ts';
import { roundsOf, type Completion } from '../completions.ts';
import { firstDueOn, lengthAfter, NEVER, type Due } from '../due.ts';
import { dueAfterRecall } from '../recall.ts';
import { doneBy, lastUpTo, type Asked, type Kind } from './kind.ts';

type Change = RuleOf<'on-change'>['changes'][number];

/**
 * Once, and again within a time of each change that the rule lists. What was done counts until the next change; it is asked for again from the
 * day of the change, and cannot be done before it. Whoever is asked first after a change has the time of a first completion for it.
 *
 * @source design, section 4: once, and again on change; which change binds whom: house
 */
export const onChange: Kind<'on-change'> = {
  doneOf: (_, { inForce, counted }) => doneBy(roundsOf(inForce, counted).completions),
  changeDays: ({ changes }, { done }) => [...done.days, ...changes.map(({ on }) => dayOf(on))].sort((a, b) => a - b),
  standingOn(rule, asked, day) {
    const { demand, run, postFrom, evidence } = asked;
    const { completions } = asked.done;
    const at = lastUpTo(completions, day);
    const held = completions[at];
    const missed = held && missedSince(rule, held, day);
    if (!held || (missed && dayOf(missed.on) < run.askedFrom))
      return { held: undefined, due: firstDueOn(demand, run, postFrom) };
    const letter = demand.inForce.readings['HOUSE-RECALL'];
    const due = dueAfterRecall(completions, at, { evidence, letter }, (completion) =>
      dueAfterChange(missedSince(rule, completion, day), asked),
    );
    return { held, due, part: missed?.id };
  },
};

/** The first change after a completion that has come by a day. */
function missedSince({ changes }: RuleOf<'on-change'>, { on }: Completion, day: number): Change | undefined {
  return changes
    .filter((change) => on < dayOf(change.on) && dayOf(change.on) <= day)
    .toSorted((a, b) => a.on.localeCompare(b.on))[0];
}

function dueAfterChange(change: Change | undefined, { demand, run }: Asked): Due {
  if (!change) return NEVER;
  const due = lengthAfter(dayOf(change.on), change.within, demand.inForce.readings);
  return { ...due, on: Math.max(due.on, run.sameIntervalFrom) };
}
