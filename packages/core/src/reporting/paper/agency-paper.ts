import type { Figures } from '../figures/schema.ts';
import { reachOf, type Reach } from '../figures/reach.ts';
import type { Block, Cell, Paper } from '../paper.ts';
import { visibilityOf, type Visibility } from '../small-numbers.ts';
import { percentOf, plainDay } from '../../wording.ts';
import { count, counted, NOT_KNOWN, share, WITHHELD } from './cells.ts';
import { changeBlocks, questionOf } from './changes.ts';
import { coverageBlocks } from './coverage.ts';
import { dueBlocks } from './next.ts';
import { evaluationBlocks } from './evaluation.ts';
import { audienceBlocks, peopleCells, requirementBlocks } from './results.ts';
import { returnBlocks } from './section-11.ts';
import { challengeBlocks, signOffBlocks, type ReportOnPaper } from './sign-off.ts';
import { statusOf } from './status.ts';
import { trendBlocks } from './trend.ts';

/**
 * The paper of one agency: how many of its people we can tell of, what they hold, and what falls due next. A Section 11 return has its figures first,
 * each with what the agency says of it.
 *
 * @source house
 */
export function agencyPaper(figures: Figures, report: ReportOnPaper, withSmallNumbers: boolean): Paper {
  const visibility = visibilityOf(figures, withSmallNumbers ? 0 : figures.setting.smallNumbers);
  const agency = figures.agencies[0]!;
  const name = figures.setting.agencies[0]!.name;
  const reach = reachOf(agency);
  const changes = changeBlocks(figures, visibility);
  const sections: readonly (readonly [id: string, title: string, blocks: readonly Block[]])[] = [
    ...(figures.kind === 'section-11'
      ? ([['return', 'Training part of the return', returnBlocks(figures, visibility)]] as const)
      : []),
    [
      'reach',
      'Reach, against headcount',
      [
        ...coverageBlocks(figures, visibility),
        ...recordsBlocks(figures, visibility),
        ...requirementBlocks(figures, visibility),
        ...audienceBlocks(figures, visibility),
      ],
    ],
    ['quarters', 'Twelve quarters', trendBlocks(figures, visibility)],
    ...(changes.length === 0 ? [] : ([['changes', questionOf(figures, visibility), changes]] as const)),
    ['next', 'What falls due next', dueBlocks(figures, visibility)],
    ...(figures.evaluation === undefined
      ? []
      : ([['evaluation', 'Does it work', evaluationBlocks(figures.evaluation, figures)]] as const)),
    ...(report.challenges.length === 0
      ? []
      : ([['challenges', 'Questions and challenges', challengeBlocks(report.challenges, figures.setting)]] as const)),
    ['sign-off', 'Sign-off', signOffBlocks(figures, report)],
  ];
  return {
    title: report.title,
    context: [report.title, report.cover].filter((words) => words !== '').join(' '),
    lead: leadOf(name, reach, visibility.isTotalShown),
    detail: detailOf(name, agency.returned?.on, reach),
    figures: headFigures(reach, visibility.agencies.get(agency.agencyId)!),
    sections: sections.map(([id, title, blocks], index) => ({
      id,
      title: `${index + 1}. ${title}`,
      blocks: [...blocks],
    })),
    partnership: figures.setting.partnership,
    ...statusOf(figures, report),
  };
}

function leadOf(name: string, { scope, judged, method }: Reach, isShown: boolean): string {
  if (method === 'none') return `${name} has sent no data. Nothing is known of its people.`;
  const percent = scope === null ? undefined : percentOf(judged, scope);
  if (percent === undefined)
    return `How many people work at ${name} is not known. The figures are of those whose records we hold.`;
  return isShown
    ? `We can judge ${percent}% of the people of ${name}.`
    : `How many people of ${name} we can judge is withheld.`;
}

function detailOf(name: string, returnedOn: string | undefined, { method }: Reach): string {
  if (returnedOn === undefined) return `${name} has not told us its headcount.`;
  const head = `Headcount as ${name} returned it for ${plainDay(returnedOn)}.`;
  return method === 'return'
    ? `${head} How many are up to date is what it returned, since not everybody has an account; our own records stand beside.`
    : head;
}

function headFigures({ scope, judged, upToDate, method }: Reach, visible: number): Paper['figures'] {
  const from = (number: number, cell: Cell): Cell => (visible > number ? cell : WITHHELD);
  if (method === 'none') return [{ value: NOT_KNOWN, label: 'people up to date' }];
  const ofScope =
    scope === null
      ? { value: NOT_KNOWN, label: 'people in scope' }
      : { value: from(2, share(upToDate, scope)), label: 'of everyone in scope is known to be up to date' };
  const label =
    scope === null || visible < 2 ? 'people judged' : `people judged, of ${counted(scope, 'person', 'people')}`;
  return [
    { value: from(1, count(judged)), label },
    { value: from(2, share(upToDate, judged)), label: 'of those judged are up to date' },
    ofScope,
  ];
}

/** Our own records beside a total that the agency returned. @source house both stand, neither corrects the other */
function recordsBlocks(figures: Figures, visibility: Visibility): readonly Block[] {
  const agency = figures.agencies[0]!;
  if (reachOf(agency).method !== 'return') return [];
  const shown = visibility.threshold === 0 ? 3 : 0;
  return [
    {
      kind: 'table',
      id: 'records',
      caption: 'Beside it, the people whose records we hold',
      columns: [
        { id: 'of', title: 'Source', align: 'row' },
        { id: 'people', title: 'People', align: 'end' },
        { id: 'judged', title: 'Judged', align: 'end' },
        { id: 'up-to-date', title: 'Up to date', align: 'end' },
        { id: 'share', title: 'Of those judged', align: 'end' },
      ],
      rows: [{ cells: [{ kind: 'text', text: 'Records' }, ...peopleCells(agency.whole, shown, true)] }],
      notes: shown === 3 ? [] : ['Withheld beyond the agency: with the return beside it, it could give somebody away.'],
    },
  ];
}
