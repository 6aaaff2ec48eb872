import type { Report } from '@trellis/core/reporting';
import { longDate, longTime } from '@trellis/ui/long-date';
import type { Sign } from '@trellis/ui/state-mark';

/** What each kind of report is called. */
export const REPORT_KINDS: Readonly<Record<Report['kind'], string>> = {
  board: 'Report to the board',
  agency: 'Report of one agency',
  'section-11': 'Section 11 training return',
};

/** What each kind of report is for, where one is chosen. */
export const REPORT_KIND_DETAILS: Readonly<Record<Report['kind'], string>> = {
  board: 'Every agency: who reported, how many are reached, what changed and what is to be done.',
  agency: 'One agency’s own figures, for its lead.',
  'section-11': 'One agency’s figures, which its lead confirms or disputes one by one.',
};

/** Where a report stands, as a shape and words. */
export const REPORT_STATES: Readonly<Record<Report['state'], { readonly sign: Sign; readonly words: string }>> = {
  draft: { sign: 'wait', words: 'Draft for sign-off' },
  'sent-back': { sign: 'due-soon', words: 'Sent back' },
  published: { sign: 'current', words: 'Signed' },
};

/** Who did the last thing to a report, and when. */
export function lastLine(
  report: Pick<Report, 'signedBy' | 'signedAt' | 'draftedBy' | 'draftedAt'>,
  timeZone: string,
): string {
  return report.signedBy !== undefined && report.signedAt !== undefined
    ? `Signed by ${report.signedBy}, ${longTime(report.signedAt, timeZone)}`
    : `Drawn up by ${report.draftedBy}, ${longTime(report.draftedAt, timeZone)}`;
}

/** That a draft was sent back, by whom and when, as far as it is known. */
export function sentBackLine(
  { sentBackBy, sentBackAt }: Pick<Report, 'sentBackBy' | 'sentBackAt'>,
  timeZone: string,
): string {
  return sentBackBy === undefined || sentBackAt === undefined
    ? 'Sent back'
    : `Sent back by ${sentBackBy}, ${longTime(sentBackAt, timeZone)}`;
}

/** What stands in the list under “Sent back”: by whom, when and why. */
export function sentBackDetail(
  { sentBackBy, sentBackAt, sentBackBecause = '' }: Pick<Report, 'sentBackBy' | 'sentBackAt' | 'sentBackBecause'>,
  timeZone: string,
): string {
  return sentBackBy === undefined || sentBackAt === undefined
    ? sentBackBecause
    : `By ${sentBackBy}, ${longTime(sentBackAt, timeZone)}: ${sentBackBecause}`;
}

/** What signing does, before somebody does it. */
export function freezingWords(asAt: string): readonly string[] {
  return [
    `The figures as at ${longDate(asAt)}, as we know them at this moment, are kept as they are, with the rules and calendars they rest on.`,
    'Nothing can be changed in it afterwards, by anybody. Evidence that comes late shows in the next report, beside the figure that was published.',
    'The files (tagged PDF, page, spreadsheet and CSV) are made from it and kept with a fingerprint, by which anybody can see that they are the ones you signed.',
    'Your name stands under it.',
  ];
}

/** The words for a file's format. */
export const FORMAT_WORDS: Readonly<Record<Report['files'][number]['format'], string>> = {
  pdf: 'Tagged PDF',
  html: 'Page',
  xlsx: 'Spreadsheet',
  csv: 'CSV',
};

/** A title for a new report of a kind, which whoever draws it up may change. */
export function titleOf(kind: Report['kind'], asAt: string | null): string {
  const year = asAt === null ? '' : ` ${asAt.slice(0, 4)}`;
  switch (kind) {
    case 'board':
      return asAt === null || asAt.endsWith('-12-31') || asAt.endsWith('-06-30')
        ? 'Half-yearly workforce report'
        : 'Workforce report';
    case 'agency':
      return 'Safeguarding learning in our agency';
    case 'section-11':
      return `Section 11 training return${year}`;
  }
}
