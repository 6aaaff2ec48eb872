import { State, type StoredSpan } from '@trellis/core/compliance';

const numbers = Object.fromEntries(State.options.map((state, number) => [state, number])) as Record<State, number>;

/** The number under which a state is stored. */
export function stateNumber(state: State): number {
  return numbers[state];
}

/** The state of a stored number. */
export function stateOf(number: number): State {
  return State.options[number]!;
}

/**
 * The numbers under which spans are stored by the side from which they were judged. What is asked of a person as a whole is of the view `post`
 * too, under a number of its own, so that no list of requirements meets it.
 */
export const views: Readonly<Record<StoredSpan['view'] | 'whole', number>> = { post: 0, person: 1, whole: 2 };
