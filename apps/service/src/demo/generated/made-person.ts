import type { PersonId } from '@trellis/core';
import type { Evidence } from '@trellis/core/evidence';
import type { Person, Post } from '@trellis/core/people';
import type { Believed } from '@trellis/store';

/** Somebody generated: who she is now, and every version of her posts and evidence, the oldest first. */
export interface MadePerson {
  readonly person: Person;
  readonly posts: readonly Believed<Post>[];
  readonly evidence: readonly Believed<Evidence>[];
  /** Set where two files brought the same human being twice: whose record hers is to go into. */
  readonly isAlso?: PersonId | undefined;
}

/** Versions of one record out of what became known when; what is not known yet is left out. */
export function believed<Thing extends object>(
  steps: readonly (readonly [from: string | undefined, thing: Thing])[],
): Believed<Thing>[] {
  const known = steps.flatMap(([knownFrom, thing]) => (knownFrom === undefined ? [] : [{ ...thing, knownFrom }]));
  // Of what became known in the same moment, or out of order, only the last was ever believed.
  const kept = known.filter((each, index) => known.slice(index + 1).every((later) => later.knownFrom > each.knownFrom));
  return kept.map((each, index) => {
    const next = kept[index + 1];
    return next === undefined ? each : { ...each, knownTo: next.knownFrom };
  });
}
