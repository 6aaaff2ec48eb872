import type { Figures } from '../figures/schema.ts';
import type { Paper } from './paper.ts';
import { agencyPaper } from './agency-paper.ts';
import { boardPaper } from './board-paper.ts';
import type { ReportOnPaper } from './sign-off.ts';

/**
 * A report as it is read, out of its figures alone: the same figures always make the same paper.
 *
 * @param withSmallNumbers - the reader looks after these people herself; a board's report withholds them from everybody
 */
export function paperOf(figures: Figures, report: ReportOnPaper, withSmallNumbers: boolean): Paper {
  return figures.kind === 'board' ? boardPaper(figures, report) : agencyPaper(figures, report, withSmallNumbers);
}
