import type { Instant } from '../calendar.ts';
import type { EventRecord } from '../events/schema.ts';
import type { BookingsErrorCode, RegisterMark } from '../bookings/schema.ts';

type Attended = Pick<EventRecord, 'mode' | 'sessions' | 'attendanceThresholdPercent'>;

/** How long each session is, in whole minutes. */
export function sessionMinutes({ sessions }: Pick<EventRecord, 'sessions'>): readonly number[] {
  return sessions.map(({ startsAt, endsAt }) => Math.round((Date.parse(endsAt) - Date.parse(startsAt)) / 60_000));
}

/** How many minutes of all sessions together somebody must be present to have attended. Whole minutes, rounded up. @source house */
export function minutesRequired(event: Attended): number {
  return Math.ceil((total(sessionMinutes(event)) * event.attendanceThresholdPercent) / 100);
}

/**
 * What the minutes in a virtual room say of whether somebody attended. More than the length of a session counts no more than that.
 *
 * @returns undefined in a classroom, and where no minutes are noted: then only the trainer knows
 * @source house a connection that drops is no absence, and a window that stays open all night is no second session
 */
export function hasAttendedByMinutes(event: Attended, minutes: RegisterMark['minutes']): boolean | undefined {
  if (event.mode !== 'virtual' || minutes === undefined || minutes.every((each) => each === null)) return undefined;
  const longest = sessionMinutes(event);
  return total(minutes.map((each, at) => Math.min(each ?? 0, longest[at] ?? 0))) >= minutesRequired(event);
}

/** What becomes of a mark that a trainer, or her device once it is online again, sends. */
export type MarkOutcome =
  | { readonly state: 'marked'; readonly mark: RegisterMark }
  | { readonly state: 'unchanged' | 'older' }
  | { readonly state: 'refused'; readonly code: BookingsErrorCode; readonly reason: string };

/**
 * Takes in a mark beside the one that is there: the newest counts, whichever arrives first.
 *
 * @param now - a device whose clock runs ahead has marked now, so that its mark does not stand for ever
 * @source house several trainers with their own devices keep one register
 */
export function takeMark(
  event: Attended,
  before: RegisterMark | undefined,
  sent: RegisterMark,
  now: Instant,
): MarkOutcome {
  const mark = Date.parse(sent.markedAt) > Date.parse(now) ? { ...sent, markedAt: now } : sent;
  if (mark.hasCompleted && !mark.hasAttended)
    return refused('bookings.reason-needed', 'Nobody completes satisfactorily without having attended.');
  const beyond = minutesBeyond(event, mark.minutes);
  if (beyond !== undefined) return refused('bookings.minutes-beyond-session', beyond);
  const byMinutes = hasAttendedByMinutes(event, mark.minutes);
  if (byMinutes !== undefined && byMinutes !== mark.hasAttended && (mark.why ?? '').trim() === '')
    return refused(
      'bookings.reason-needed',
      `By the minutes present they ${byMinutes ? 'attended' : `did not attend: ${minutesRequired(event)} are needed`}. Say why that is set aside.`,
    );
  if (before === undefined) return { state: 'marked', mark };
  if (saysTheSame(before, mark)) return { state: 'unchanged' };
  return Date.parse(mark.markedAt) < Date.parse(before.markedAt) ? { state: 'older' } : { state: 'marked', mark };
}

/** Which minutes cannot be: of a session that there is not, or more than it lasts. */
function minutesBeyond({ sessions }: Attended, minutes: RegisterMark['minutes'] = []): string | undefined {
  if (minutes.length > sessions.length)
    return `Minutes were noted for ${minutes.length} sessions, and there ${sessions.length === 1 ? 'is 1' : `are ${sessions.length}`}.`;
  const longest = sessionMinutes({ sessions });
  const at = minutes.findIndex((each, place) => (each ?? 0) > longest[place]!);
  return at < 0
    ? undefined
    : `Session ${at + 1} lasts ${longest[at]} minutes, and ${minutes[at]} were noted. Note no more than it lasts.`;
}

function refused(code: BookingsErrorCode, reason: string): MarkOutcome {
  return { state: 'refused', code, reason };
}

function saysTheSame(one: RegisterMark, other: RegisterMark): boolean {
  const { markedAt: _, ...first } = one;
  const { markedAt: __, ...second } = other;
  return JSON.stringify(sorted(first)) === JSON.stringify(sorted(second));
}

function sorted(mark: object): readonly (readonly [string, unknown])[] {
  return Object.entries(mark)
    .filter(([, value]) => value !== undefined)
    .toSorted(([one], [other]) => one.localeCompare(other));
}

function total(minutes: readonly number[]): number {
  return minutes.reduce((sum, each) => sum + each, 0);
}
