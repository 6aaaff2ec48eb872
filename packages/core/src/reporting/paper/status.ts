import { localDate } from '../../calendar.ts';
import type { Figures } from '../figures/schema.ts';
import type { Paper } from '../paper.ts';
import type { ReportOnPaper } from './sign-off.ts';
import { plainDay } from '../../wording.ts';

/** What every page of a report says of it: of which day and moment it is, and whether it is signed. @source house */
export function statusOf(
  { asAt, knownAt, setting }: Figures,
  { state, hash }: ReportOnPaper,
): Pick<Paper, 'asAt' | 'knownAt' | 'status' | 'fingerprint'> {
  const words = `As at ${plainDay(asAt)}, as known on ${plainDay(localDate(knownAt, setting.timeZone))}.`;
  const standing = {
    draft: 'Draft for sign-off.',
    'sent-back': 'Sent back, not signed.',
    published: 'Signed and frozen.',
  }[state];
  return {
    asAt,
    knownAt,
    status: `${words} ${standing} Shares are rounded down.`,
    ...(hash === undefined ? {} : { fingerprint: hash }),
  };
}
