import { canonicalJson } from '../canonical-json.ts';
import { localDate } from '../calendar.ts';
import type { Course } from '../courses/schema.ts';
import { describe } from '../evidence/rows/apply-row.ts';
import type { EvidenceChange } from '../evidence/plan/save-changes.ts';
import type { Evidence, EvidenceKind } from '../evidence/schema.ts';
import type { EventRecord } from '../events/schema.ts';
import { EvidenceId } from '../ids.ts';
import { sessionMinutes } from './register-mark.ts';
import type { Booking } from '../bookings/schema.ts';

/** Why evidence of ours was withdrawn, by which it is known that no person withdrew it. */
const TAKEN_BACK = 'The register of the event was corrected.';

const KINDS = ['attendance', 'completion'] as const satisfies readonly EvidenceKind[];

/** What the register says of one booking, as evidence. */
export type RegisterTold = Pick<Evidence, 'personId' | 'kind' | 'satisfies' | 'achievedOn'> & {
  readonly courseRef: string;
  readonly courseVersion?: string;
  readonly hours: number;
  readonly participatoryHours?: number;
  readonly reference: string;
  readonly takenAs: readonly string[];
};

/** What is known of an event and its course. */
export interface RegisterFacts {
  readonly event: Pick<EventRecord, 'mode' | 'sessions' | 'courseVersion'>;
  readonly course: Pick<Course, 'ref'>;
  readonly timeZone: string;
}

/**
 * What a marked booking is as evidence: attendance, and satisfactory completion if she completed. Both are dated on the last session's day and carry
 * the hours of all sessions; in a classroom all of them are participatory.
 *
 * @source Cambridgeshire and Peterborough, training standards CP-E7: attended and satisfactorily completed are two facts
 * @source house hours are those planned, since who attended was there for as much of them as is asked
 */
export function evidenceOfMark(
  { event, course, timeZone }: RegisterFacts,
  { id, personId, register, state }: Pick<Booking, 'id' | 'personId' | 'register' | 'state'>,
): readonly RegisterTold[] {
  if (state !== 'attended' || register === undefined) return [];
  const hours = Math.round((sessionMinutes(event).reduce((sum, each) => sum + each, 0) / 60) * 100) / 100;
  const achievedOn = localDate(event.sessions.at(-1)!.startsAt, timeZone);
  return KINDS.filter((kind) => (kind === 'attendance' ? register.hasAttended : register.hasCompleted)).map((kind) => {
    const told = {
      personId,
      kind,
      courseRef: course.ref,
      ...(event.courseVersion !== undefined && { courseVersion: event.courseVersion }),
      satisfies: [],
      achievedOn,
      hours,
      ...(event.mode === 'classroom' && { participatoryHours: hours }),
      reference: registerReference(id),
    };
    // By this it is known what we told last, so that a correction made by hand outlives the same register closed again.
    return { ...told, takenAs: [`register ${canonicalJson(told)}`] };
  });
}

/** The reference of evidence that a register told, by which it is found again. */
function registerReference(bookingId: string): string {
  return `booking:${bookingId}`;
}

/**
 * What must change on record so that it says what the register says of some bookings: evidence is added, corrected, withdrawn or stands again. What
 * a person withdrew stays withdrawn, and what another record says already is not said twice.
 *
 * @param told - by booking; empty: she was not there
 * @param held - all evidence of these people
 * @source house one completion is on record once, whoever told of it first
 */
export function planRegisterEvidence(
  told: ReadonlyMap<Booking['id'], readonly RegisterTold[]>,
  held: readonly Evidence[],
  newId: () => string,
): readonly EvidenceChange[] {
  const byReference = Map.groupBy(held, ({ reference }) => reference ?? '');
  return [...told].flatMap(([bookingId, said]) => {
    const own = byReference.get(registerReference(bookingId)) ?? [];
    return KINDS.flatMap((kind) => {
      const before = own.find((each) => each.kind === kind);
      const after = settled(
        before,
        said.find((each) => each.kind === kind),
        held,
        newId,
      );
      return after === undefined || after === before ? [] : [{ before, after }];
    });
  });
}

function settled(
  before: Evidence | undefined,
  told: RegisterTold | undefined,
  held: readonly Evidence[],
  newId: () => string,
): Evidence | undefined {
  if (told === undefined) return before === undefined || before.withdrawn ? before : takenBack(before);
  const isOnRecord = held.some((each) => isToldBy(each, told));
  if (before === undefined)
    return isOnRecord ? undefined : { ...told, id: EvidenceId.parse(newId()), withdrawn: false };
  const { withdrawn, withdrawnWhy, ...standing } = before;
  if (withdrawn && (withdrawnWhy !== TAKEN_BACK || isOnRecord)) return before;
  const isToldAlready = told.takenAs.every((said) => before.takenAs?.includes(said));
  const after: Evidence = isToldAlready
    ? { ...standing, withdrawn: false }
    : { ...told, id: before.id, withdrawn: false, takenAs: [...byOthers(before), ...told.takenAs] };
  return describe(after) === describe(before) && !withdrawn ? before : after;
}

/** What a register says no more: withdrawn, or left to what a file says that has told it as well. */
function takenBack(before: Evidence): Evidence {
  const others = byOthers(before);
  if (others.length === 0) return { ...before, withdrawn: true, withdrawnWhy: TAKEN_BACK };
  const { reference: _, ...rest } = before;
  return { ...rest, takenAs: others };
}

function byOthers({ takenAs = [] }: Evidence): readonly string[] {
  return takenAs.filter((said) => !said.startsWith('register '));
}

/** Whether another record says the same: kind, course and day. Versions differ only where both name one. */
function isToldBy(record: Evidence, told: RegisterTold): boolean {
  return (
    !record.withdrawn &&
    record.reference !== told.reference &&
    record.personId === told.personId &&
    record.kind === told.kind &&
    record.courseRef === told.courseRef &&
    record.achievedOn === told.achievedOn &&
    (record.courseVersion ?? told.courseVersion) === (told.courseVersion ?? record.courseVersion)
  );
}
