import type { Figures } from '../figures/schema.ts';
import type { Block, Paper } from './paper.ts';
import type { Visibility } from '../small-numbers/visibility.ts';
import { changeBlocks, questionOf } from './changes.ts';
import { evaluationBlocks } from './evaluation.ts';
import { challengeBlocks, type ReportOnPaper } from './sign-off.ts';
import { statusOf } from './status.ts';

/** A part of a paper, before it has its number. */
export interface Part {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

/** The rules that moved a line, where any did. @source house */
export function changePart(figures: Figures, visibility: Visibility): readonly Part[] {
  const blocks = changeBlocks(figures, visibility);
  return blocks.length === 0 ? [] : [{ id: 'changes', title: questionOf(figures, visibility), blocks }];
}

/** What evaluation says, in reports that have it. @source house */
export function evaluationPart(figures: Figures): readonly Part[] {
  const { evaluation } = figures;
  if (evaluation === undefined) return [];
  return [{ id: 'evaluation', title: 'Does it work', blocks: evaluationBlocks(evaluation, figures) }];
}

/** What was asked before it was signed, if anything was. @source house */
export function challengePart({ setting }: Figures, { challenges }: ReportOnPaper): readonly Part[] {
  if (challenges.length === 0) return [];
  return [{ id: 'challenges', title: 'Questions and challenges', blocks: challengeBlocks(challenges, setting) }];
}

/**
 * A paper out of its answer and its parts, which are numbered in their order.
 *
 * @source house
 */
export function paperWith(
  figures: Figures,
  report: ReportOnPaper,
  answer: Pick<Paper, 'lead' | 'detail' | 'figures'>,
  parts: readonly Part[],
): Paper {
  return {
    title: report.title,
    context: [report.title, report.cover].filter((words) => words !== '').join(' '),
    ...answer,
    sections: parts.map(({ id, title, blocks }, index) => ({
      id,
      title: `${index + 1}. ${title}`,
      blocks: [...blocks],
    })),
    partnership: figures.setting.partnership,
    ...statusOf(figures, report),
  };
}
