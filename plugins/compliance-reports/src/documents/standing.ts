import { plainDay } from '@trellis/core';
import { localDate } from '@trellis/core';
import type { Paper } from '@trellis/core/reporting';

/** Whether a paper is signed, in a few words: its status without the day and the knowledge that it may begin with. */
export function standingWords({ status }: Pick<Paper, 'status'>): string {
  const sentences = status.split(/(?<=\.)\s+/).filter((words) => !/^(As at|Shares are) /.test(words));
  return sentences.join(' ').replace(/\.$/, '');
}

/** For which day and by whose knowledge a paper speaks, and whether it is signed: on every page of every form. */
export function standing(paper: Pick<Paper, 'asAt' | 'knownAt' | 'status'>): string {
  const day = `As at ${plainDay(paper.asAt)}, as known on ${plainDay(localDate(paper.knownAt))}.`;
  return `${day} ${standingWords(paper)}.`;
}

/** What is said of every share of a paper. */
export const ROUNDING = 'Shares are rounded down.';

/** Whether there is something to sign: a paper that is no report has nothing. */
export function isToSign({ sections }: Pick<Paper, 'sections'>): boolean {
  return sections.some(({ id }) => id === 'sign-off');
}

/** The fingerprint of the figures in groups of four, as it is read out over a telephone; the first sixteen of sixty-four. */
export function shortFingerprint(fingerprint: string): string {
  return fingerprint.slice(0, 16).replaceAll(/(.{4})(?=.)/g, '$1 ');
}

/** What stands over the lines for a signature on paper. */
export function signatureWords(paper: Paper): string {
  return paper.fingerprint === undefined
    ? 'This is a draft. It is not published until it is signed off.'
    : `Signed for the figures with the fingerprint ${shortFingerprint(paper.fingerprint)}.`;
}
