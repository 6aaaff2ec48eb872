import type { Rule } from '../../../frameworks/schema.ts';
import { count } from './count.ts';
import { declaration } from './declaration.ts';
import { hours } from './hours.ts';
import { interval } from './interval.ts';
import type { Kind } from './kind.ts';
import { onChange } from './on-change.ts';
import { once } from './once.ts';

const KINDS: { readonly [Name in Rule['kind']]: Kind<Name> } = {
  interval,
  once,
  hours,
  count,
  'on-change': onChange,
  declaration,
};

/**
 * How requirements of a rule's kind are judged.
 *
 * @source house
 */
export function kindOf(rule: Rule): Kind<Rule['kind']> {
  return KINDS[rule.kind] as Kind<Rule['kind']>;
}
