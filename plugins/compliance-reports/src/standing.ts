import { inFours } from '@trellis/core';
import type { Paper } from '@trellis/core/reporting';

/** For which day and by whose knowledge a paper speaks, and whether it is signed: on every page of every form. */
export function standing({ standpoint, status }: Pick<Paper, 'standpoint' | 'status'>): string {
  return `${standpoint} ${status}.`;
}

/** What is said of every share of a paper. */
export const ROUNDING = 'Shares are rounded down.';

/** Whether there is something to sign: a paper that is no report has nothing. */
export function isToSign({ sections }: Pick<Paper, 'sections'>): boolean {
  return sections.some(({ id }) => id === 'sign-off');
}

/** What stands over the lines for a signature on paper. */
export function signatureWords(paper: Paper): string {
  return paper.fingerprint === undefined
    ? 'This is a draft. It is not published until it is signed off.'
    : `Signed for the figures with the fingerprint ${inFours(paper.fingerprint)}.`;
}
