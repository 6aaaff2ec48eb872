import type { SetInForce } from '../../standards/schema.ts';
import type { Observation, ObservedCounts } from '../schema.ts';

/** What is missing before an observation can be shared. */
export interface OpenPoint {
  readonly setId: string;
  readonly standardId: string;
  /** `answer`: nothing was said of it. `note`: it is not met in full, and there is neither a note nor an action. */
  readonly missing: 'answer' | 'note';
}

/**
 * What is missing before an observation can be shared: each standard is answered, and what is not met in full has a note or an action.
 *
 * @source house a finding that nobody can act on is not told to a trainer
 */
export function openPoints(
  { answers, draftActions }: Pick<Observation, 'answers' | 'draftActions'>,
  sets: readonly SetInForce[],
): readonly OpenPoint[] {
  return sets.flatMap((set) =>
    set.standards.flatMap(({ id }): OpenPoint[] => {
      const answer = answers.find(({ setId, standardId }) => setId === set.id && standardId === id);
      const point = { setId: set.id, standardId: id };
      if (!answer) return [{ ...point, missing: 'answer' }];
      if (answer.state === 'met' || answer.state === 'not-seen' || answer.note !== '') return [];
      const hasAction = draftActions.some(({ standard }) => standard?.setId === set.id && standard.standardId === id);
      return hasAction ? [] : [{ ...point, missing: 'note' }];
    }),
  );
}

/** How many standards an observation found in each state. @source house */
export function observedCounts(answers: Observation['answers']): ObservedCounts {
  const counted = (state: keyof ObservedCounts) => answers.filter((answer) => answer.state === state).length;
  return { met: counted('met'), partly: counted('partly'), not: counted('not'), 'not-seen': counted('not-seen') };
}
