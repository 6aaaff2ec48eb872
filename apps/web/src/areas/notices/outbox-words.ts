import type { Notice, NoticeCounts, NoticeKind } from '@trellis/core/notices';
import { count, longTime } from '@trellis/ui/long-date';
import type { Sign } from '@trellis/ui/state-mark';

/** What each kind of letter is called. */
export const NOTICE_WORDS: Readonly<Record<NoticeKind, string>> = {
  'booking-placed': 'You have a place',
  'booking-waiting': 'On the waiting list',
  'booking-offered': 'A place is kept for you',
  'booking-offer-lapsed': 'The offer has ended',
  'booking-cancelled': 'Booking cancelled',
  'booking-moved': 'New date',
  'booking-refused': 'Not agreed by the manager',
  'booking-reminder': 'Reminder',
  'event-cancelled': 'Not taking place',
  'approval-asked': 'A manager is asked',
  'approval-asked-of-deputy': 'A deputy is asked',
  'register-reminder': 'The register is open',
  'version-withdrawn': 'Other materials',
  'evaluation-before': 'Asked before a course',
  'evaluation-after': 'Asked how it was',
  'evaluation-follow-up': 'Asked whether it worked',
  'evaluation-manager': 'A manager is asked to talk',
  'trainer-assigned': 'Leads a date',
  'trainer-unassigned': 'Leads it no more',
  'observation-planned': 'Asked to observe',
  'observation-shared': 'An observation is shared',
  'action-agreed': 'Has an action to see to',
  'review-taken-on': 'Has a review to see to',
  'endorsement-ending': 'An endorsement ends',
  'report-sent-back': 'A report came back',
  'report-put-forward': 'A report to read again',
};

/** What each state of a letter is called, in the order in which they need somebody. */
export const NOTICE_STATES: readonly { readonly value: Notice['state']; readonly label: string }[] = [
  { value: 'failed', label: 'Not sent' },
  { value: 'unaddressed', label: 'No address' },
  { value: 'waiting', label: 'Waiting' },
  { value: 'kept', label: 'Kept here' },
  { value: 'sent', label: 'Sent' },
];

/** The state of a letter as a mark. */
export function noticeSign(state: Notice['state']): { readonly state: Sign; readonly children: string } {
  const children = NOTICE_STATES.find(({ value }) => value === state)?.label ?? state;
  switch (state) {
    case 'failed':
    case 'unaddressed':
      return { state: 'fault', children };
    case 'waiting':
      return { state: 'wait', children };
    case 'kept':
      return { state: 'exempt', children };
    case 'sent':
      return { state: 'current', children };
  }
}

/** What happened to a letter, and what comes next. */
export function noticeLine(
  { state, tries, dueAt, sentAt, fault }: Pick<Notice, 'state' | 'tries' | 'dueAt' | 'sentAt' | 'fault'>,
  now: string,
  timeZone: string,
): string {
  const tried = tries === 1 ? 'Tried once.' : `Tried ${count(tries)} times.`;
  switch (state) {
    case 'waiting':
      if (Date.parse(dueAt) > Date.parse(now)) return `It goes out on ${longTime(dueAt, timeZone)}.`;
      return fault === undefined ? 'It goes out within a minute.' : `${fault} ${tried} It is tried again by itself.`;
    case 'failed':
      return `${fault ?? ''} ${tried} It is not tried again unless you say so.`.trim();
    case 'unaddressed':
      return 'Neither this person nor their manager, nor a lead of their agency, has an e-mail address of their own. Add one to the record, then try again.';
    case 'kept':
      return 'No mail server is set, so it stands here only.';
    case 'sent':
      return sentAt === undefined ? '' : `On ${longTime(sentAt, timeZone)}.`;
  }
}

/** The counts as figures, each with a label that says what it means. */
export function noticeFigures(counts: NoticeCounts): readonly { readonly value: string; readonly label: string }[] {
  const shown = [
    { many: counts.sent, label: 'sent' },
    { many: counts.kept, label: 'kept here' },
    { many: counts.waiting, label: 'waiting' },
    { many: counts.failed + counts.unaddressed, label: 'not sent: they need you' },
  ];
  return shown
    .filter(({ many, label }) => many > 0 || label !== 'kept here')
    .map(({ many, label }) => ({ value: count(many), label }));
}

/** How many could be tried again, as the words of a button; undefined where there is none. */
export function retryAllWords({ failed, unaddressed }: NoticeCounts): string | undefined {
  const many = failed + unaddressed;
  if (many === 0) return undefined;
  return many === 1 ? 'Try it again now' : `Try all ${count(many)} again now`;
}
