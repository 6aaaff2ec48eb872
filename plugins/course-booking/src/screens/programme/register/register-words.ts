import type { RegisterMark } from '@trellis/core/bookings';
import { capital } from '@trellis/ui/capital';
import { count } from '@trellis/ui/long-date';

/** Minutes as people say them: "45 minutes", "3 hours 15 minutes". */
export function minutesWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const part = (many: number, one: string): string => (many === 0 ? '' : `${many} ${many === 1 ? one : `${one}s`}`);
  return [part(hours, 'hour'), part(rest, 'minute')].filter(Boolean).join(' ') || 'no time';
}

/** Where the marks are, for whoever wonders whether they are safe. */
export function keptWords({
  pending,
  unready,
  isOnDevice,
  isSending,
}: {
  /** Marks that have not been saved yet. */
  readonly pending: number;
  /** Those of them that cannot be sent as they are. */
  readonly unready: number;
  readonly isOnDevice: boolean;
  readonly isSending: boolean;
}): string {
  if (pending === 0) return 'Every mark has been saved.';
  const marks = (many: number): string => `${count(many)} ${many === 1 ? 'mark' : 'marks'}`;
  const waits =
    unready === 0
      ? ''
      : `${marks(unready)} ${unready === 1 ? 'waits' : 'wait'} until what is missing or wrong beside ${unready === 1 ? 'it' : 'them'} is put right.`;
  const ready = pending - unready;
  if (ready === 0) return waits;
  const them = ready === 1 ? 'it' : 'them';
  const kept = isSending
    ? `Saving ${marks(ready)}.`
    : isOnDevice
      ? `Kept on this device: ${marks(ready)}. We send ${them} when the connection is back. Leave the page open: without a connection it cannot be opened again.`
      : `Kept in this page only: ${marks(ready)}. Leave it open: we send ${them} when the connection is back.`;
  return [kept, waits].filter(Boolean).join(' ');
}

/** How long an event is, and how much of it somebody must be there for. */
export interface MinutesAsked {
  readonly sessionMinutes: readonly number[];
  readonly minutesRequired: number;
}

/** The minutes somebody was there in all sessions, no more of each than it lasts; null when none were noted. */
export function minutesPresent(minutes: RegisterMark['minutes'], { sessionMinutes }: MinutesAsked): number | null {
  const noted = (minutes ?? []).map((each, at) => (each === null ? null : Math.min(each, sessionMinutes[at] ?? 0)));
  const known = noted.filter((each) => each !== null);
  return known.length === 0 ? null : known.reduce((sum, each) => sum + each, 0);
}

/** What the minutes say of whether somebody has attended; null while no minutes were noted. */
export function proposedByMinutes(minutes: RegisterMark['minutes'], asked: MinutesAsked): boolean | null {
  const present = minutesPresent(minutes, asked);
  return present === null ? null : present >= asked.minutesRequired;
}

/** What the minutes say, in a sentence. */
export function proposalWords(minutes: RegisterMark['minutes'], asked: MinutesAsked): string {
  const present = minutesPresent(minutes, asked);
  const needed = `${capital(minutesWords(asked.minutesRequired))} are needed`;
  if (present === null) return `${needed}.`;
  return `${capital(minutesWords(present))}: ${present >= asked.minutesRequired ? 'enough' : 'not enough'} to have attended. ${needed}.`;
}

/** Whether a mark goes against what the minutes say, so that it needs a reason. */
export function setsAside({ minutes, hasAttended }: RegisterMark, asked: MinutesAsked): boolean {
  const proposed = proposedByMinutes(minutes, asked);
  return proposed !== null && proposed !== hasAttended;
}

/** What is wrong with the minutes noted of a session; undefined where nothing is. */
export function minutesFault(minutes: number | null, sessionMinutes: number): string | undefined {
  return (minutes ?? 0) > sessionMinutes ? `It lasts ${sessionMinutes} minutes: note no more` : undefined;
}

/** Whether a mark can be sent: no minutes beyond a session's, and a reason for what sets the minutes aside. */
export function isReady(mark: RegisterMark, asked: MinutesAsked | undefined): boolean {
  if (asked === undefined) return true;
  const areMinutesRight = asked.sessionMinutes.every(
    (longest, at) => minutesFault(mark.minutes?.[at] ?? null, longest) === undefined,
  );
  return areMinutesRight && (!setsAside(mark, asked) || (mark.why ?? '').trim() !== '');
}

/** How far a register has come: "12 of 17 marked. 10 attended, 2 did not." */
export function registerLine(marks: readonly (RegisterMark | undefined)[]): string {
  const marked = marks.filter((mark) => mark !== undefined);
  const attended = marked.filter((mark) => mark.hasAttended).length;
  const head = `${count(marked.length)} of ${count(marks.length)} marked.`;
  if (marked.length === 0) return head;
  const absent = marked.length - attended;
  return `${head} ${count(attended)} attended, ${absent === 0 ? 'nobody was away' : `${count(absent)} did not`}.`;
}
