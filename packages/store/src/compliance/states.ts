import { State, type StoredSpan } from '@trellis/core/compliance';

/** The number under which a state is stored. */
export function stateNumber(state: State): number {
  return State.options.indexOf(state);
}

/** The state of a stored number. */
export function stateOf(number: number): State {
  return State.options[number]!;
}

/** The numbers of the two views. */
export const views: Readonly<Record<StoredSpan['view'], number>> = { post: 0, person: 1 };
