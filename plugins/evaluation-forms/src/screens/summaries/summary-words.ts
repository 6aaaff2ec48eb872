import type { Estimate, PairedChange, StageRate, Summary, Told } from '@trellis/core/evaluation';
import { count } from '@trellis/ui/long-date';
import { many } from '@trellis/ui/plural-words';
import { wholePercent } from '@trellis/ui/share-bar';

/** What stands where a number is too small to be told. */
export const WITHHELD = 'withheld';

/** Why something is withheld, also for a second number. */
export function withheldWhy(threshold: number): string {
  return `Withheld: fewer than ${count(threshold)} people, or somebody could work out such a number by subtraction.`;
}

/** A count, or that it is withheld. */
export function toldWords(told: Told): string {
  return told === 'withheld' ? WITHHELD : count(told);
}

/** A mean in ranks with one decimal: "2.4". */
export function rankWords(value: number): string {
  return value.toFixed(1);
}

/** A change in ranks with its sign: "+1.2", "−0.3", "0.0". */
export function changeWords(value: number): string {
  const words = Math.abs(value).toFixed(1);
  return Number(words) === 0 ? words : `${value < 0 ? '−' : '+'}${words}`;
}

/** A mean change with its interval: "+1.2 (0.9 to 1.5)". */
export function gainWords(gain: Estimate | 'withheld' | undefined): string {
  if (gain === undefined) return '';
  if (gain === 'withheld') return WITHHELD;
  const { mean, low, high } = gain;
  return low === undefined || high === undefined
    ? changeWords(mean)
    : `${changeWords(mean)} (${changeWords(low)} to ${changeWords(high)})`;
}

/** How many answered of how many: "19 of 24 (79%)". */
export function rateWords({ asked, answered }: Pick<StageRate, 'asked' | 'answered'>): string {
  if (asked === 'withheld' || answered === 'withheld')
    return asked === 'withheld' ? WITHHELD : `${WITHHELD} of ${count(asked)}`;
  return asked === 0 ? 'Nobody asked' : `${count(answered)} of ${count(asked)} (${wholePercent(answered, asked)}%)`;
}

/** What each stage is called where its rate is told. */
export const RATE_STAGES: Readonly<Record<StageRate['stage'], string>> = {
  before: 'Before the course',
  after: 'After the course',
  'follow-up': 'Some months later',
  manager: 'Managers',
};

/** A rate as a figure to be read first: how many per cent, and under it how many of how many. */
export function rateFigure(rate: StageRate): { readonly value: string; readonly label: string } {
  const { asked, answered, stage } = rate;
  const when = RATE_STAGES[stage].toLowerCase();
  return asked === 'withheld' || answered === 'withheld' || asked === 0
    ? { value: asked === 0 ? 'None' : WITHHELD, label: `asked ${when}` }
    : {
        value: `${wholePercent(answered, asked)}%`,
        label: `${count(answered)} of ${count(asked)} answered, ${when}`,
      };
}

/** All that a row of the plot shows, in one sentence. */
export function changeSentence({ title, scale, pairs, before, after, gain, later }: PairedChange): string {
  const between = ({ mean, low, high }: Estimate): string =>
    low === undefined || high === undefined
      ? rankWords(mean)
      : `${rankWords(mean)} (${rankWords(low)} to ${rankWords(high)})`;
  const ends = `on a scale from 1, ${scale.labels[0]!}, to ${scale.labels.length}, ${scale.labels.at(-1)!}`;
  return [
    `${title}: before ${between(before)}, after ${between(after)} ${ends}.`,
    `The mean change is ${gainWords(gain)} among ${many(pairs, 'person', 'people')} who rated twice.`,
    ...(later === undefined ? [] : [`Some months later it is ${gainWords(later.gain)} among ${count(later.pairs)}.`]),
  ].join(' ');
}

/** What a verdict means: "5 of 12 did not meet it (41%)". */
export function unmetWords({ unmet, pairs }: Pick<PairedChange, 'unmet' | 'pairs'>): string {
  return pairs === 0 ? 'None' : `${count(unmet)} of ${count(pairs)} (${wholePercent(unmet, pairs)}%)`;
}

/** The sentence that a summary opens with. */
export function leadSentence({ changes, rates }: Pick<Summary, 'changes' | 'rates'>): string {
  const told = changes.filter((change): change is PairedChange => !('withheld' in change));
  const after = rates.find(({ stage }) => stage === 'after');
  const answered = after === undefined ? undefined : after.answered;
  if (told.length === 0)
    return answered === 0 || answered === undefined
      ? 'Nobody has answered yet.'
      : 'Too few answered for figures that point at nobody.';
  // Where everybody changed by the same, there is no interval to doubt the change by.
  const rose = told.filter(({ gain }) => (gain.low ?? gain.mean) > 0).length;
  if (rose === 0) return `None of ${many(told.length, 'objective')} clearly rose.`;
  return rose === told.length
    ? told.length === 1
      ? 'Confidence rose on the one objective that can be told.'
      : `Confidence rose on all ${count(told.length)} objectives.`
    : `Confidence rose on ${count(rose)} of ${many(told.length, 'objective')}.`;
}
