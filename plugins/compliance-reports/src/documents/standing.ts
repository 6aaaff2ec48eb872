import { localDate } from '@trellis/core';
import type { Paper } from '@trellis/core/reporting';
import { longDate } from '../cell-words.ts';

/** For which day and by whose knowledge a paper speaks, and whether it is signed: on every page of every form. */
export function standing(paper: Paper): string {
  return `As at ${longDate(paper.asAt)}, as known on ${longDate(localDate(paper.knownAt))}. ${paper.status}.`;
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
