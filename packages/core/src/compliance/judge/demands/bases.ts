import type { RequirementInForce } from '../../../frameworks/in-force/in-force.ts';
import type { Basis, Because } from '../../schema.ts';

/**
 * Bases that were made already, so that whoever says the same gives the same object: spans are then compared, and given keys in storage, without
 * looking into their reasons. They are shared for as long as an array of requirements is at hand.
 */
export interface Bases {
  /** Of one demand, by what decided beside it. */
  readonly ofDemand: Map<string, Basis>;
  /** Of all demands, by content. */
  readonly everywhere: Map<string, Basis>;
}

const everywhereUnder = new WeakMap<readonly RequirementInForce[], Map<string, Basis>>();

/**
 * Bases for a demand under these requirements, none of its own yet.
 *
 * @source house
 */
export function basesUnder(requirements: readonly RequirementInForce[]): Bases {
  return { ofDemand: new Map(), everywhere: everywhere(requirements) };
}

/**
 * Bases that were made under these requirements, by content.
 *
 * @source house
 */
export function everywhere(requirements: readonly RequirementInForce[]): Map<string, Basis> {
  const known = everywhereUnder.get(requirements) ?? new Map<string, Basis>();
  everywhereUnder.set(requirements, known);
  return known;
}

/**
 * The basis that has this content, which is this one unless another said the same before.
 *
 * @source house
 */
export function shared(bases: Bases, key: string, made: Basis): Basis {
  const content = JSON.stringify(made);
  const basis = bases.everywhere.get(content) ?? made;
  bases.everywhere.set(content, basis);
  bases.ofDemand.set(key, basis);
  return basis;
}

/**
 * Why a span holds that rests on a piece of evidence, or on none.
 *
 * @source house
 */
export function becauseOf(basis: Basis, evidence: string | undefined): Because {
  return evidence === undefined ? basis : { ...basis, evidence };
}
