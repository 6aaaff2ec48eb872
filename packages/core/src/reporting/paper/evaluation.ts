import { countInWords, percentOf, plainDay } from '../../wording.ts';
import type { EvaluationFigures, EvaluationLine, Figures } from '../figures/schema.ts';
import type { BeforeAfterBlock, Block, Cell, TableBlock } from './paper.ts';
import { count, counted, NOT_KNOWN, share, text, WITHHELD } from './cells.ts';
import { hasWithheld } from './results.ts';

/** The most lines that a chart can be read with; the table has all. */
const MOST_LINES = 12;

/** The scale of the form that most partnerships have; a longer one is drawn as long as it is. */
const RANKS = 4;

type Stage = EvaluationLine['rates'][number]['stage'];

/**
 * What people said of the year's courses: how many answered, what changed from before to after, and what that does not show. It is made of lots that
 * were released, so that nothing small can be worked out from two reports.
 *
 * @source house response rates stand beside every result; who did not answer is not known
 */
export function evaluationBlocks(evaluation: EvaluationFigures, { asAt, setting }: Figures): readonly Block[] {
  const { from, all, courses, agencies, quarters } = evaluation;
  const threshold = setting.smallNumbers;
  if (all === null)
    return [
      {
        kind: 'paragraph',
        text: `Of courses since ${plainDay(from)} not enough answers were released to tell of. That is not a result.`,
      },
    ];
  const titles = new Map(setting.courses!.map(({ id, title }) => [id, title]));
  const names = new Map(setting.agencies.map(({ id, name }) => [id, name]));
  const byTitle = (lines: readonly EvaluationLine[], of: ReadonlyMap<string, string>) =>
    lines.map((line) => ({ line, title: of.get(line.id) ?? '' })).toSorted((a, b) => (a.title < b.title ? -1 : 1));
  const shownCourses = byTitle(courses, titles);
  const chart = chartOf(shownCourses, threshold);
  return [
    { kind: 'paragraph', text: leadOf(all, { from, asAt }, threshold) },
    ...(chart === undefined ? [] : [chart]),
    tableOf('evaluation-courses', 'What people said, by course', 'Course', shownCourses, threshold),
    ...(agencies.length === 0
      ? []
      : [tableOf('evaluation-agencies', 'What people said, by agency', 'Agency', byTitle(agencies, names), threshold)]),
    tableOf(
      'evaluation-quarters',
      'What people said, by quarter of the course',
      'Quarter from',
      quarters.map((line) => ({ line, title: plainDay(line.id) })),
      threshold,
    ),
    { kind: 'note', title: 'What these answers do not show', text: notShown(all) },
  ];
}

function leadOf(
  all: EvaluationLine,
  { from, asAt }: { readonly from: string; readonly asAt: string },
  threshold: number,
): string {
  const { asked, answered } = rateOf(all, 'after') ?? { asked: 0, answered: 0 };
  const percent = percentOf(answered, asked);
  const who = `Of courses from ${plainDay(from)} to ${plainDay(asAt)}, ${percent === undefined ? 'nobody was' : `${countInWords(answered)} of ${counted(asked, 'person', 'people')} (${percent}%)`} ${percent === undefined ? 'asked afterwards' : 'asked afterwards answered'}.`;
  const { change, later } = all;
  if (change === null || change.people < threshold) return `${who} Too few rated anything before and after.`;
  const gain = `${counted(change.people, 'person', 'people')} rated what they can do before and after: on the mean they rose by ${gainWords(change)}.`;
  const months =
    later === null || later.people < threshold
      ? ' How it was some months later is not known of enough people.'
      : ` Some months later ${counted(later.people, 'person', 'people')} stood ${gainWords(later)} above where they began.`;
  return `${who} ${gain}${months}`;
}

/** `1.2 ranks (95% interval 0.9 to 1.5)`. */
function gainWords({
  mean,
  low,
  high,
}: {
  readonly mean: number;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}): string {
  return `${tenth(mean)} ranks${low === undefined || high === undefined ? '' : ` (95% interval ${tenth(low)} to ${tenth(high)})`}`;
}

function tenth(value: number): string {
  const shown = Math.abs(value).toFixed(1);
  return value < 0 && shown !== '0.0' ? `−${shown}` : shown;
}

function chartOf(
  courses: readonly { readonly line: EvaluationLine; readonly title: string }[],
  threshold: number,
): BeforeAfterBlock | undefined {
  const told = courses.flatMap(({ line: { change }, title }) =>
    change === null || change.people < threshold
      ? []
      : [{ title, before: change.before, after: change.after, people: change.people }],
  );
  if (told.length === 0) return undefined;
  const drawn = told.toSorted((a, b) => b.people - a.people || (a.title < b.title ? -1 : 1)).slice(0, MOST_LINES);
  return {
    kind: 'before-after',
    id: 'before-after',
    caption:
      told.length > drawn.length
        ? `Mean ratings before and after, of the ${MOST_LINES} courses that most people rated`
        : 'Mean ratings before and after, by course',
    sentence:
      drawn.map(({ title, before, after }) => `${title}: from ${tenth(before)} to ${tenth(after)}`).join('. ') + '.',
    ranks: Math.max(RANKS, ...drawn.flatMap(({ before, after }) => [Math.ceil(before), Math.ceil(after)])),
    lines: drawn,
  };
}

function tableOf(
  id: string,
  caption: string,
  head: string,
  lines: readonly { readonly line: EvaluationLine; readonly title: string }[],
  threshold: number,
): TableBlock {
  const rows = lines.map(({ line, title }) => ({ cells: [text(title), ...cellsOf(line, threshold)] }));
  return {
    kind: 'table',
    id,
    caption,
    columns: [
      { id: 'what', title: head, align: 'row' },
      { id: 'asked', title: 'Asked afterwards', align: 'end' },
      { id: 'answered', title: 'Answered', align: 'end' },
      { id: 'rate', title: 'Response', align: 'end' },
      { id: 'people', title: 'Rated before and after', align: 'end' },
      { id: 'before', title: 'Mean before', align: 'end' },
      { id: 'after', title: 'Mean after', align: 'end' },
      { id: 'gain', title: 'Gain, with its 95% interval', align: 'end' },
      { id: 'later', title: 'Answered months later', align: 'end' },
    ],
    rows,
    notes: [
      'Ranks of the form’s scale, 1 being the lowest. Answers are released in groups, and no smaller group can be worked out.',
      ...(hasWithheld(rows) ? [`Numbers of fewer than ${threshold} people are withheld.`] : []),
    ],
  };
}

function cellsOf(line: EvaluationLine, threshold: number): Cell[] {
  const { change } = line;
  const after = rateOf(line, 'after');
  const later = rateOf(line, 'follow-up');
  const told = (number: number | undefined): Cell =>
    number === undefined ? NOT_KNOWN : number > 0 && number < threshold ? WITHHELD : count(number);
  const isRateTold = after !== undefined && after.asked >= threshold && after.answered >= threshold;
  const rated: Cell[] =
    change === null
      ? [NOT_KNOWN, NOT_KNOWN, NOT_KNOWN, NOT_KNOWN]
      : change.people < threshold
        ? [WITHHELD, WITHHELD, WITHHELD, WITHHELD]
        : [count(change.people), text(tenth(change.before)), text(tenth(change.after)), text(gainCell(change))];
  return [
    told(after?.asked),
    told(after?.answered),
    after === undefined ? NOT_KNOWN : isRateTold ? share(after.answered, after.asked) : WITHHELD,
    ...rated,
    told(later?.answered),
  ];
}

function gainCell({ mean, low, high }: NonNullable<EvaluationLine['change']>): string {
  return low === undefined || high === undefined ? tenth(mean) : `${tenth(mean)} (${tenth(low)} to ${tenth(high)})`;
}

function notShown(all: EvaluationLine): string {
  const after = rateOf(all, 'after');
  const missing = after === undefined ? 0 : after.asked - after.answered;
  return [
    'They are what people say of themselves. Nobody measured what changed for children and adults at risk.',
    ...(missing > 0 ? ['What those who did not answer would have said is not known.'] : []),
    'Courses that too few answered are left out until they can be put together with others.',
  ].join(' ');
}

function rateOf({ rates }: EvaluationLine, stage: Stage): EvaluationLine['rates'][number] | undefined {
  return rates.find((rate) => rate.stage === stage);
}
