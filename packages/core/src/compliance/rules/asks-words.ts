import { hangsOnOption } from '../../frameworks/readings.ts';
import type { Rule, RuleOf } from '../../frameworks/schema.ts';
import { dayAndMonth, inWords } from '../../wording.ts';
import { hoursAsked, timesAsked } from '../judge/demands/asks.ts';
import type { Basis } from '../schema.ts';

type Because = Pick<Basis, 'rule' | 'intervalMonths' | 'option'>;

/**
 * What a rule asks for, in words that can follow "asks for" and stand alone: "every two years", "12 hours in three years, half of them together with
 * others", "twice in every year from 1 September".
 *
 * @param because - the rule or the part of it that decided, and its interval
 * @param isHeld - whether it was ever held: until then hours are those of the initial period, where there is one
 * @source house every kind is explained in a plain sentence
 */
export function asksWords(rule: Rule, because: Because, isHeld: boolean): string {
  switch (rule.kind) {
    case 'interval':
      return `every ${lengthWords(because.intervalMonths ?? rule.months)}`;
    case 'once':
      return 'once';
    case 'hours':
      return hoursWords(rule, because.rule, isHeld);
    case 'count':
      return countWords(rule, because);
    case 'on-change':
      return changeWords(rule, because.rule);
    case 'declaration':
      return `a declaration of having read ${rule.editionTitle}, once for each edition`;
  }
}

/**
 * So many months in words, to follow "every" or "in": "year", "two years", "18 months".
 *
 * @source house
 */
export function lengthWords(months: number): string {
  if (months === 12) return 'year';
  if (months % 12 === 0) return `${inWords(months / 12)} years`;
  return months === 1 ? 'month' : `${months} months`;
}

function hoursWords(rule: RuleOf<'hours'>, part: string, isHeld: boolean): string {
  const { window, initial } = hoursAsked(rule, part);
  const about = rule.domain === undefined ? '' : ` about ${rule.domain}`;
  const inTime = `${hourWords(window)}${about} in ${windowWords(rule.windowMonths)}`;
  const together =
    rule.participatoryShare === 0 ? '' : `, ${shareWords(rule.participatoryShare)} of them together with others`;
  if (isHeld || initial === undefined || !rule.initial) return `${inTime}${together}`;
  return `${hourWords(initial)}${about} within ${windowWords(rule.initial.withinMonths)} of starting, then ${inTime}${together}`;
}

function windowWords(months: number): string {
  return months === 1 || months === 12 ? `a ${lengthWords(months)}` : lengthWords(months);
}

function hourWords(hours: number): string {
  return `${hours} ${hours === 1 ? 'hour' : 'hours'}`;
}

const SHARES: ReadonlyMap<number, string> = new Map([
  [1, 'all'],
  [0.5, 'half'],
  [0.25, 'a quarter'],
  [0.75, 'three quarters'],
]);

function shareWords(share: number): string {
  return SHARES.get(share) ?? `${Math.round(share * 100)} per cent`;
}

function countWords(rule: RuleOf<'count'>, { rule: part, option }: Because): string {
  const times = timesAsked(rule, part);
  const often = times === 1 ? 'once' : times === 2 ? 'twice' : `${inWords(times)} times`;
  const per = periodRead(rule.per, option);
  if (per === undefined) return `${often} in each period`;
  if ('months' in per) return `${often} in every ${lengthWords(per.months)}`;
  return `${often} in every year from ${dayAndMonth(per.yearFrom)}`;
}

type Period = Exclude<RuleOf<'count'>['per'], { option: string }>;

/** The period that is counted in; undefined where it hangs on an option and another one decided what is told. */
function periodRead(per: RuleOf<'count'>['per'], decided: string | undefined): Period | undefined {
  if (!hangsOnOption(per)) return per as Period;
  const [option, letter] = (decided ?? '').split(':');
  return option === per.option && letter !== undefined ? (per.readings[letter] as Period) : undefined;
}

function changeWords({ changes }: RuleOf<'on-change'>, part: string): string {
  const change = changes.find(({ id }) => id === part);
  return change ? `again since ${change.title}` : 'once, and again after each change';
}
