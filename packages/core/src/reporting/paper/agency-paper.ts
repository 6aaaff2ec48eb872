import type { Figures } from '../figures/schema.ts';
import { reachOf, type Reach } from '../figures/reach.ts';
import type { Block, Cell, Paper } from './paper.ts';
import { visibilityOf, type Visibility } from '../small-numbers/visibility.ts';
import { percentOf, plainDay } from '../../wording.ts';
import { count, counted, NOT_KNOWN, share, WITHHELD } from './cells.ts';
import { coverageBlocks } from './coverage.ts';
import { dueBlocks } from './next.ts';
import { audienceBlocks, peopleCells, requirementBlocks } from './results.ts';
import { returnBlocks } from './section-11.ts';
import { changePart, challengePart, evaluationPart, paperWith, type Part } from './sections.ts';
import { signOffBlocks, type ReportOnPaper } from './sign-off.ts';
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
  const parts: readonly Part[] = [
    ...(figures.kind === 'section-11'
      ? [{ id: 'return', title: 'Training part of the return', blocks: returnBlocks(figures, visibility) }]
      : []),
    {
      id: 'reach',
      title: 'Reach, against headcount',
      blocks: [
        ...coverageBlocks(figures, visibility),
        ...recordsBlocks(figures, visibility),
        ...requirementBlocks(figures, visibility),
        ...audienceBlocks(figures, visibility),
      ],
    },
    { id: 'quarters', title: 'Twelve quarters', blocks: trendBlocks(figures, visibility) },
    ...changePart(figures, visibility),
    { id: 'next', title: 'What falls due next', blocks: dueBlocks(figures, visibility) },
    ...evaluationPart(figures),
    ...challengePart(figures, report),
    { id: 'sign-off', title: 'Sign-off', blocks: signOffBlocks(figures, report) },
  ];
  const answer = {
    lead: leadOf(name, reach, visibility.isTotalShown),
    detail: detailOf(name, agency.returned?.on, reach),
    figures: headFigures(reach, visibility.agencies.get(agency.agencyId)!),
  };
  return paperWith(figures, report, answer, parts);
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
