import type { FormStage, GroupRate, SummaryGroup, SummaryScope } from '@trellis/core/evaluation';
import type { TestPartnership } from '@trellis/store/testing';
import { sql } from 'kysely';

type Tx = Parameters<Parameters<TestPartnership['at']>[1]>[1];
/** What two ways of counting must agree on. */
export type Counted = Pick<GroupRate, 'group' | 'stage' | 'asked' | 'answered' | 'declined'>;

const STAGES: readonly FormStage[] = ['before', 'after', 'follow-up', 'manager'];

interface EventRow {
  readonly id: string;
  readonly course_id: string;
  readonly course_version: string | null;
  readonly state: string;
  readonly naming: string;
  readonly stages: readonly FormStage[];
  readonly after_opens_at: string;
  readonly follow_up_opens_at: string;
  readonly on: string;
}
interface BookingRow {
  readonly id: string;
  readonly event_id: string;
  readonly agency_id: string;
  readonly kind: string;
  readonly state: string;
}
interface SheetRow {
  readonly booking_id: string;
  readonly stage: FormStage;
  readonly state: string;
}

const quarterOf = (on: string) =>
  `${on.slice(0, 4)}-${String(Math.floor((Number(on.slice(5, 7)) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`;

function groupOf(
  by: SummaryGroup,
  event: Omit<EventRow, 'state' | 'naming' | 'stages' | 'after_opens_at' | 'follow_up_opens_at'>,
): string {
  if (by === 'course') return event.course_id;
  if (by === 'version') return `${event.course_id} ${event.course_version ?? ''}`;
  if (by === 'event') return event.id;
  if (by === 'quarter') return quarterOf(event.on);
  return '';
}

function isIn(scope: SummaryScope, event: Pick<EventRow, 'id' | 'course_id' | 'course_version' | 'on'>): boolean {
  return (
    (scope.eventId === undefined || scope.eventId === event.id) &&
    (scope.courseId === undefined || scope.courseId === event.course_id) &&
    (scope.courseVersion === undefined || scope.courseVersion === (event.course_version ?? '')) &&
    (scope.from === undefined || scope.from <= event.on) &&
    (scope.to === undefined || event.on <= scope.to)
  );
}

/** Everything that is counted, as it is stored. */
export interface Facts {
  readonly events: readonly EventRow[];
  readonly bookings: readonly BookingRow[];
  readonly sheets: readonly SheetRow[];
  readonly lots: readonly LotRow[];
  readonly lotEvents: readonly LotEventRow[];
}

/** Reads it all, once for any number of questions. */
export async function factsOf(tx: Tx): Promise<Facts> {
  const { rows: events } = await sql<EventRow>`
    select e.id, e.course_id, e.course_version, e.state, r.naming, r.stages, r.after_opens_at, r.follow_up_opens_at,
      (e.starts_at at time zone 'Europe/London')::date as on
    from event e join evaluation_run r on r.event_id = e.id`.execute(tx);
  const { rows: bookings } = await sql<BookingRow>`
    select k.id, k.event_id, k.agency_id, g.kind, k.state from booking k join agency g on g.id = k.agency_id`.execute(
    tx,
  );
  const { rows: sheets } = await sql<SheetRow>`select booking_id, stage, state from evaluation_sheet`.execute(tx);
  const { rows: lots } = await sql<LotRow>`
    select l.id, l.kind, l.stage, l.agency_id, g.kind as agency_kind, l.answered from evaluation_lot l left join agency g on g.id = l.agency_id`.execute(
    tx,
  );
  const { rows: lotEvents } = await sql<LotEventRow>`select * from evaluation_lot_event`.execute(tx);
  return { events, bookings, sheets, lots, lotEvents };
}

/** Who was asked, answered and declined, told one by one out of bookings and sheets. */
export function countedOneByOne(
  { events, bookings, sheets }: Facts,
  { scope, by, now }: { readonly scope: SummaryScope; readonly by: SummaryGroup; readonly now: string },
): readonly Counted[] {
  const stateOf = new Map(sheets.map(({ booking_id, stage, state }) => [`${booking_id} ${stage}`, state]));
  const counted = new Map<string, { asked: number; answered: number; declined: number }>();
  for (const event of events) {
    const isTold = event.naming === 'named' && (event.state === 'published' || event.state === 'closed');
    if (!isTold || !isIn(scope, event)) continue;
    for (const booking of bookings.filter((each) => each.event_id === event.id))
      for (const stage of event.stages) {
        if (scope.agencyId !== undefined && scope.agencyId !== booking.agency_id) continue;
        if (scope.agencyKind !== undefined && scope.agencyKind !== booking.kind) continue;
        const opensAt = stage === 'before' ? '' : stage === 'after' ? event.after_opens_at : event.follow_up_opens_at;
        const states = stage === 'before' ? ['placed', 'attended', 'absent'] : ['attended'];
        if (opensAt > now || !states.includes(booking.state)) continue;
        const group = by === 'agency' ? booking.agency_id : by === 'agency-kind' ? booking.kind : groupOf(by, event);
        const sum = counted.get(`${group}|${stage}`) ?? { asked: 0, answered: 0, declined: 0 };
        const said = stateOf.get(`${booking.id} ${stage}`);
        sum.asked += 1;
        if (said === 'answered') sum.answered += 1;
        if (said === 'declined') sum.declined += 1;
        counted.set(`${group}|${stage}`, sum);
      }
  }
  return inOrder(
    [...counted].map(([key, sum]) => ({ group: key.split('|')[0]!, stage: key.split('|')[1] as FormStage, ...sum })),
  );
}

interface LotRow {
  readonly id: number;
  readonly kind: string;
  readonly stage: FormStage;
  readonly agency_id: string | null;
  readonly agency_kind: string | null;
  readonly answered: number;
}
interface LotEventRow {
  readonly lot_id: number;
  readonly event_id: string;
  readonly course_id: string;
  readonly course_version: string | null;
  readonly on_on: string;
  readonly asked: number;
  readonly declined: number;
}

/** The same of what was released, told event by event of each lot: one that is not whole in the scope, or of two groups, does not count. */
export function releasedEventByEvent(
  { lots, lotEvents: rows }: Facts,
  { scope, by }: { readonly scope: SummaryScope; readonly by: SummaryGroup },
): readonly Counted[] {
  const isByAgency =
    by === 'agency' || by === 'agency-kind' || scope.agencyId !== undefined || scope.agencyKind !== undefined;
  const counted = lots.flatMap((lot): Counted[] => {
    if ((lot.kind === 'agency') !== isByAgency) return [];
    if (scope.agencyId !== undefined && scope.agencyId !== lot.agency_id) return [];
    if (scope.agencyKind !== undefined && scope.agencyKind !== lot.agency_kind) return [];
    const of = rows.filter((row) => row.lot_id === lot.id);
    const events = of.map((row) => ({ ...row, id: row.event_id, on: row.on_on }));
    const groups = [...new Set(events.map((event) => groupOf(by, event)))];
    if (groups.length !== 1 || !events.every((event) => isIn(scope, event))) return [];
    const group = by === 'agency' ? lot.agency_id! : by === 'agency-kind' ? lot.agency_kind! : groups[0]!;
    const sum = (pick: (row: LotEventRow) => number) => of.reduce((total, row) => total + pick(row), 0);
    return [
      {
        group,
        stage: lot.stage,
        answered: lot.answered,
        asked: sum(({ asked }) => asked),
        declined: sum(({ declined }) => declined),
      },
    ];
  });
  return inOrder(
    [...Map.groupBy(counted, ({ group, stage }) => `${group}|${stage}`).values()].map((same) =>
      same.slice(1).reduce(
        (sum, each) => ({
          ...sum,
          asked: sum.asked + each.asked,
          answered: sum.answered + each.answered,
          declined: sum.declined + each.declined,
        }),
        same[0]!,
      ),
    ),
  );
}

/** By group and stage. */
export function inOrder(rows: readonly Counted[]): readonly Counted[] {
  return rows
    .map(({ group, stage, asked, answered, declined }) => ({ group, stage, asked, answered, declined }))
    .toSorted((one, other) => {
      if (one.group !== other.group) return one.group < other.group ? -1 : 1;
      return STAGES.indexOf(one.stage) - STAGES.indexOf(other.stage);
    });
}
