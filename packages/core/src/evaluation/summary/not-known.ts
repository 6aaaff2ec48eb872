import { capital, countInWords } from '../../wording.ts';
import type { PairedChange, StageRate, Summary } from '../schema.ts';

/** Fewer pairs than this make an interval rough. @source house */
const ROUGH = 10;

const ASKED = {
  before: 'before the course',
  after: 'after the course',
  'follow-up': 'some months later',
  manager: 'as managers',
} as const;

/**
 * What a summary does not say, in sentences: what nobody measured comes first.
 *
 * @param waiting - answers that are not released yet
 * @source house feedback is not an outcome: What Works for Children's Social Care, yearly reports 2020-21
 */
export function notKnown(
  { rates, changes, threshold }: Pick<Summary, 'rates' | 'changes' | 'threshold'>,
  { waiting, isLive, scales }: { readonly waiting: number; readonly isLive: boolean; readonly scales: number },
): readonly string[] {
  const told = changes.filter((change): change is PairedChange => !('withheld' in change));
  const back = told.reduce((sum, { thoughtBack }) => sum + thoughtBack, 0);
  const pairs = told.reduce((sum, change) => sum + change.pairs, 0);
  const few = (count: number) => (count < threshold ? `fewer than ${countInWords(threshold)}` : countInWords(count));
  return [
    'Nobody measured what changed for children and adults at risk. These are the words and ratings of those who took part, and of their managers.',
    ...rates.flatMap((rate) => silent(rate, few)),
    ...(back === 0
      ? []
      : [
          `${capital(few(back))} of ${countInWords(pairs)} ratings of before were given afterwards, by thinking back. Such ratings tend to show more change.`,
        ]),
    ...(told.some((change) => change.pairs < ROUGH)
      ? [`Where fewer than ${ROUGH} rated twice, the interval is rough: one more answer can move it far.`]
      : []),
    ...(told.some(({ gain }) => gain.low === undefined)
      ? ['Where everybody changed by the same, there is no interval: that many say nothing of how others would differ.']
      : []),
    ...(scales > 0
      ? ['Some questions were rated on scales of different length. They stand apart and are not compared.']
      : []),
    ...(waiting === 0 || isLive
      ? []
      : [
          `${capital(few(waiting))} ${waiting === 1 ? 'answer is' : 'answers are'} not released yet, and not in these figures.`,
        ]),
    ...(isLive
      ? ['Answers to anonymous forms are in these figures once they are released, and never told apart by agency.']
      : ['Courses that too few answered are left out until they can be put together with others.']),
  ];
}

function silent({ stage, asked, answered }: StageRate, few: (count: number) => string): readonly string[] {
  if (asked === 'withheld' || answered === 'withheld') return [];
  const missing = asked - answered;
  if (missing <= 0) return [];
  return [
    `${capital(few(missing))} of ${countInWords(asked)} people asked ${ASKED[stage]} did not answer. We do not know what they would have said.`,
  ];
}
