import { localDate, type CalendarDate, type Instant } from '../../calendar.ts';
import { plainDay } from '../../wording.ts';
import type { Figures } from '../figures/schema.ts';
import type { Paper } from './paper.ts';
import type { ReportOnPaper } from './sign-off.ts';

const STATUS = { draft: 'Draft for sign-off', 'sent-back': 'Sent back, not signed', published: 'Signed and frozen' };

/** What every page of a report says of it: of which day and moment it is, and whether it is signed. @source house */
export function statusOf(
  { asAt, knownAt, setting }: Figures,
  { state, hash }: ReportOnPaper,
): Pick<Paper, 'asAt' | 'knownAt' | 'standpoint' | 'status' | 'fingerprint'> {
  return {
    asAt,
    knownAt,
    standpoint: standpointWords(asAt, knownAt, setting.timeZone),
    status: STATUS[state],
    ...(hash === undefined ? {} : { fingerprint: hash }),
  };
}

/** `As at 31 December 2026, as known on 15 January 2027.` @source house */
export function standpointWords(asAt: CalendarDate, knownAt: Instant, timeZone: string | undefined): string {
  return `As at ${plainDay(asAt)}, as known on ${plainDay(localDate(knownAt, timeZone))}.`;
}
