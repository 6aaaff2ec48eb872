import type { Figures } from '../figures/schema.ts';
import type { Cell, Paper } from './paper.ts';
import { percentOf } from '../../wording.ts';
import { visibilityOf, type Visibility } from '../small-numbers/visibility.ts';
import { count, counted, listed, NOT_KNOWN, share, WITHHELD } from './cells.ts';
import { coverageBlocks, coverageOf, type Coverage } from './coverage.ts';
import { disputeBlocks } from './disputes.ts';
import { dueBlocks, gapBlocks } from './next.ts';
import { restatedTable } from './restated.ts';
import { audienceBlocks, requirementBlocks } from './results.ts';
import { changePart, challengePart, evaluationPart, paperWith, type Part } from './sections.ts';
import { actionBlocks, outcomeBlocks, signOffBlocks, type ReportOnPaper } from './sign-off.ts';
import { trendBlocks } from './trend.ts';

/**
 * The paper of a board report: coverage before any result, and small numbers withheld whoever reads it.
 *
 * @source house which agencies reported comes first; missing data is unknown, never 100%
 */
export function boardPaper(figures: Figures, report: ReportOnPaper): Paper {
  const visibility = visibilityOf(figures, figures.setting.smallNumbers);
  const coverage = coverageOf(figures);
  const { restated, setting } = figures;
  const parts: readonly Part[] = [
    {
      id: 'reach',
      title: 'Reach, against headcount',
      blocks: [
        ...coverageBlocks(figures, visibility),
        ...requirementBlocks(figures, visibility),
        ...audienceBlocks(figures, visibility),
      ],
    },
    { id: 'quarters', title: 'Twelve quarters', blocks: trendBlocks(figures, visibility) },
    ...changePart(figures, visibility),
    { id: 'next', title: 'What falls due next', blocks: dueBlocks(figures, visibility) },
    {
      id: 'gaps',
      title: 'Gaps',
      blocks: [...gapBlocks(figures, visibility), ...disputeBlocks(figures, visibility)],
    },
    ...(restated === undefined
      ? []
      : [
          {
            id: 'restated',
            title: 'The report before, restated',
            blocks: [restatedTable(restated, setting, visibility)],
          },
        ]),
    ...evaluationPart(figures),
    { id: 'outcomes', title: 'Did it change anything?', blocks: outcomeBlocks(figures) },
    { id: 'actions', title: 'Actions', blocks: actionBlocks(figures) },
    ...challengePart(figures, report),
    { id: 'sign-off', title: 'Sign-off', blocks: signOffBlocks(figures, report) },
  ];
  const answer = {
    lead: leadOf(coverage, visibility),
    detail: detailOf(coverage),
    figures: headFigures(coverage, visibility),
  };
  return paperWith(figures, report, answer, parts);
}

/** `9 of 11 agencies reported. We can judge 92% of the people in scope.` */
function leadOf(coverage: Coverage, { isTotalShown, isEverybodyShown }: Visibility): string {
  const { reported, agencies, scope, judged, judgedAnywhere } = coverage;
  const who = `${reported} of ${counted(agencies, 'agency', 'agencies')} reported.`;
  const percent = percentOf(judged, scope);
  if (percent === undefined)
    return `${who} ${isEverybodyShown ? `We can judge ${counted(judgedAnywhere, 'person', 'people')}; no` : 'No'} agency has told us its headcount.`;
  return isTotalShown
    ? `${who} We can judge ${percent}% of the people in scope.`
    : `${who} How many of their people we can judge is withheld.`;
}

function detailOf({ silent, withoutHeadcount }: Coverage): string {
  const sentences = [
    silent.length === 0
      ? 'Every agency sent data.'
      : `${listed(silent)} sent no data. Their people are not known: no figure below counts them as up to date.`,
    ...(withoutHeadcount.length === 0 ? [] : [`${listed(withoutHeadcount)} did not say how many people work there.`]),
  ];
  return sentences.join(' ');
}

function headFigures(coverage: Coverage, { isTotalShown, isEverybodyShown }: Visibility): Paper['figures'] {
  const { scope, judged, upToDate, judgedAnywhere, upToDateAnywhere } = coverage;
  const from = (isShown: boolean, cell: Cell): Cell => (isShown ? cell : WITHHELD);
  if (scope === 0)
    return [
      { value: from(isEverybodyShown, count(judgedAnywhere)), label: 'people judged' },
      {
        value: from(isEverybodyShown, share(upToDateAnywhere, judgedAnywhere)),
        label: 'of those judged are up to date',
      },
      { value: NOT_KNOWN, label: 'people in scope: no agency has told us its headcount' },
    ];
  const label = isTotalShown ? `people judged, of ${counted(scope, 'person', 'people')}` : 'people judged';
  return [
    { value: from(isTotalShown, count(judged)), label },
    { value: from(isTotalShown, share(upToDate, judged)), label: 'of those judged are up to date' },
    { value: from(isTotalShown, share(upToDate, scope)), label: 'of everyone in scope is known to be up to date' },
    { value: from(isTotalShown, count(scope - judged)), label: 'people not known' },
  ];
}
