import type { Figures } from '../figures/schema.ts';
import type { Block, Cell, Paper } from '../paper.ts';
import { percentOf } from '../../wording.ts';
import { visibilityOf, type Visibility } from '../small-numbers.ts';
import { count, counted, listed, NOT_KNOWN, share, WITHHELD } from './cells.ts';
import { changeBlocks, questionOf } from './changes.ts';
import { coverageBlocks, coverageOf, type Coverage } from './coverage.ts';
import { disputeBlocks } from './disputes.ts';
import { dueBlocks, gapBlocks } from './next.ts';
import { evaluationBlocks } from './evaluation.ts';
import { restatedBlocks } from './restated.ts';
import { audienceBlocks, requirementBlocks } from './results.ts';
import { actionBlocks, challengeBlocks, outcomeBlocks, signOffBlocks, type ReportOnPaper } from './sign-off.ts';
import { statusOf } from './status.ts';
import { trendBlocks } from './trend.ts';

/**
 * The paper of a board report: coverage before any result, and small numbers withheld whoever reads it.
 *
 * @source house which agencies reported comes first; missing data is unknown, never 100%
 */
export function boardPaper(figures: Figures, report: ReportOnPaper): Paper {
  const visibility = visibilityOf(figures, figures.setting.smallNumbers);
  const coverage = coverageOf(figures);
  const changes = changeBlocks(figures, visibility);
  const sections: readonly (readonly [id: string, title: string, blocks: readonly Block[]])[] = [
    [
      'reach',
      'Reach, against headcount',
      [
        ...coverageBlocks(figures, visibility),
        ...requirementBlocks(figures, visibility),
        ...audienceBlocks(figures, visibility),
      ],
    ],
    ['quarters', 'Twelve quarters', trendBlocks(figures, visibility)],
    ...(changes.length === 0 ? [] : ([['changes', questionOf(figures, visibility), changes]] as const)),
    ['next', 'What falls due next', dueBlocks(figures, visibility)],
    ['gaps', 'Gaps', [...gapBlocks(figures, visibility), ...disputeBlocks(figures, visibility)]],
    ...(figures.restated === undefined
      ? []
      : ([
          ['restated', 'The report before, restated', restatedBlocks(figures.restated, figures.setting, visibility)],
        ] as const)),
    ...(figures.evaluation === undefined
      ? []
      : ([['evaluation', 'Does it work', evaluationBlocks(figures.evaluation, figures)]] as const)),
    ['outcomes', 'Did it change anything?', outcomeBlocks(figures)],
    ['actions', 'Actions', actionBlocks(figures)],
    ...(report.challenges.length === 0
      ? []
      : ([['challenges', 'Questions and challenges', challengeBlocks(report.challenges, figures.setting)]] as const)),
    ['sign-off', 'Sign-off', signOffBlocks(figures, report)],
  ];
  return {
    title: report.title,
    context: [report.title, report.cover].filter((words) => words !== '').join(' '),
    lead: leadOf(coverage, visibility),
    detail: detailOf(coverage),
    figures: headFigures(coverage, visibility),
    sections: sections.map(([id, title, blocks], index) => ({
      id,
      title: `${index + 1}. ${title}`,
      blocks: [...blocks],
    })),
    partnership: figures.setting.partnership,
    ...statusOf(figures, report),
  };
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
