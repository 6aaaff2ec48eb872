import type { Page, PageRequest } from '@trellis/core';
import type { ChargeLine, LineNote, LinesFilter, LineState, LineSum, NewLine, StoredLine } from '@trellis/core/billing';
import { sql, type RawBuilder, type Selectable } from 'kysely';
import type { Binding } from '../binding.ts';
import { incoming } from '../incoming.ts';
import { pageFound } from '../paging.ts';
import type { ChargeLineTable, LineNoteTable } from './table.ts';

interface LineRow extends Selectable<ChargeLineTable> {
  readonly state: string;
}

/** Lines `l` that fit a condition, with where they stand, in the order in which they were written. */
export async function findLines(
  { tx }: Binding,
  condition: RawBuilder<unknown>,
  tail: RawBuilder<unknown> = sql`order by l.position`,
): Promise<readonly StoredLine[]> {
  const { rows } = await sql<LineRow>`
    select l.*, s.state from charge_line l join line_standing s on s.line_id = l.id where ${condition} ${tail}`.execute(
    tx,
  );
  return rows.map(lineOf);
}

/** Charges and extra costs `l` that fit a condition, and everything that concerns them, in order. */
export function findFamilies(binding: Binding, condition: RawBuilder<unknown>): Promise<readonly StoredLine[]> {
  const heads = sql`select l.id from charge_line l where l.concerns is null and ${condition}`;
  return findLines(binding, sql`l.id in (${heads}) or l.concerns in (${heads})`);
}

/** A page of lines, the newest first. */
export async function pageOfLines(
  binding: Binding,
  { agencyIds, state, period, runId }: LinesFilter,
  page: PageRequest,
): Promise<Page<StoredLine>> {
  const isMeant = sql.join(
    [
      sql`true`,
      ...(agencyIds === undefined ? [] : [sql`l.agency_id = any(${agencyIds})`]),
      ...(state === undefined ? [] : [sql`s.state = ${state}`]),
      ...(runId === undefined ? [] : [sql`l.run_id = ${runId}`]),
      ...(period === undefined
        ? []
        : [sql`l.arises_on >= ${`${period}-01`}::date and l.arises_on < ${`${period}-01`}::date + interval '1 month'`]),
    ],
    sql` and `,
  );
  const last = sql`select l.position from charge_line l join line_standing s on s.line_id = l.id where l.id = ${page.after ?? null} and ${isMeant}`;
  const after = page.after === undefined ? sql`true` : sql`l.position < (${last})`;
  const found = await findLines(
    binding,
    sql`${isMeant} and ${after}`,
    sql`order by l.position desc limit ${page.limit + 1}`,
  );
  return await pageFound(binding, page, { rows: found, last, cursorOf: (line) => line.id });
}

/** Adds lines; they are open until the core says otherwise. */
export async function addLines({ tx, partnershipId }: Binding, lines: readonly NewLine[]): Promise<void> {
  if (lines.length === 0) return;
  const rows = lines.map((line) => ({
    id: line.id,
    kind: line.kind,
    booking_id: line.bookingId,
    agency_id: line.agencyId,
    pence: line.pence,
    arises_on: line.arisesOn,
    title: line.title,
    outcome: line.outcome,
    quote: line.quote,
    question: line.question,
    cost_centre: line.costCentre ?? null,
    concerns: line.concerns ?? null,
    ends_charge: line.endsCharge,
    made_at: line.madeAt,
    made_by_kind: line.madeBy.kind,
    made_by: line.madeBy.id,
    why: line.why ?? null,
  }));
  const columns = sql.raw(Object.keys(LINE_COLUMNS).join(', '));
  await sql`
    insert into charge_line (partnership_id, ${columns})
    select ${partnershipId}, ${columns} from ${incoming(
      rows.map((row, place) => ({ ...row, place })),
      { ...LINE_COLUMNS, place: 'int' },
    )} as i order by place`.execute(tx);
  await saveStates(
    { tx, partnershipId },
    lines.map(({ id }) => ({ lineId: id, state: 'open' })),
  );
}

const LINE_COLUMNS = {
  id: 'text',
  kind: 'text',
  booking_id: 'text',
  agency_id: 'text',
  pence: 'bigint',
  arises_on: 'date',
  title: 'text',
  outcome: 'text',
  quote: 'json',
  question: 'json',
  cost_centre: 'text',
  concerns: 'text',
  ends_charge: 'boolean',
  made_at: 'timestamptz',
  made_by_kind: 'text',
  made_by: 'text',
  why: 'text',
} as const;

/** Keeps where lines stand. */
export async function saveStates(
  { tx, partnershipId }: Pick<Binding, 'tx' | 'partnershipId'>,
  states: readonly { readonly lineId: string; readonly state: LineState }[],
): Promise<void> {
  if (states.length === 0) return;
  const rows = states.map(({ lineId, state }) => ({ line_id: lineId, state }));
  await sql`
    insert into line_standing (partnership_id, line_id, state)
    select ${partnershipId}, line_id, state from ${incoming(rows, { line_id: 'text', state: 'text' })} as i
    on conflict (partnership_id, line_id) do update set state = excluded.state where line_standing.state <> excluded.state`.execute(
    tx,
  );
}

/** What happened to lines, in order. */
export async function notesOf({ tx }: Binding, lineIds: readonly string[]): Promise<readonly LineNote[]> {
  const { rows } = await sql<Selectable<LineNoteTable>>`
    select * from line_note where line_id = any(${lineIds}) order by position`.execute(tx);
  return rows.map((row) => ({
    id: row.id,
    lineId: row.line_id,
    kind: row.kind as LineNote['kind'],
    at: row.at,
    by: { kind: row.made_by_kind as LineNote['by']['kind'], id: row.made_by },
    why: row.why,
  }));
}

/** Adds what happened to lines, in the order given. */
export async function addNotes({ tx, partnershipId }: Binding, notes: readonly LineNote[]): Promise<void> {
  if (notes.length === 0) return;
  await tx
    .insertInto('line_note')
    .values(
      notes.map(({ id, lineId, kind, at, by, why }) => ({
        partnership_id: partnershipId,
        id,
        line_id: lineId,
        kind,
        at,
        made_by_kind: by.kind,
        made_by: by.id,
        why,
      })),
    )
    .execute();
}

/** What all lines come to, by agency, state and whether a run exported them. */
export async function sumsOf({ tx }: Binding): Promise<readonly LineSum[]> {
  const { rows } = await sql<{ agency_id: string; state: string; is_billed: boolean; lines: number; pence: number }>`
    select l.agency_id, s.state, l.run_id is not null as is_billed, count(*) as lines, sum(l.pence)::bigint as pence
    from charge_line l join line_standing s on s.line_id = l.id
    group by l.agency_id, s.state, l.run_id is not null order by l.agency_id, s.state, is_billed`.execute(tx);
  return rows.map((row) => ({
    agencyId: row.agency_id as LineSum['agencyId'],
    state: row.state as LineState,
    isBilled: row.is_billed,
    lines: row.lines,
    pence: row.pence,
  }));
}

function lineOf(row: LineRow): StoredLine {
  return {
    id: row.id,
    position: row.position,
    kind: row.kind as ChargeLine['kind'],
    bookingId: row.booking_id as ChargeLine['bookingId'],
    agencyId: row.agency_id as ChargeLine['agencyId'],
    pence: row.pence,
    arisesOn: row.arises_on,
    title: row.title,
    outcome: row.outcome as ChargeLine['outcome'],
    quote: row.quote as ChargeLine['quote'],
    question: row.question as ChargeLine['question'],
    ...(row.cost_centre === null ? {} : { costCentre: row.cost_centre }),
    ...(row.concerns === null ? {} : { concerns: row.concerns }),
    endsCharge: row.ends_charge,
    madeAt: row.made_at,
    madeBy: { kind: row.made_by_kind as ChargeLine['madeBy']['kind'], id: row.made_by },
    ...(row.why === null ? {} : { why: row.why }),
    ...(row.run_id === null ? {} : { runId: row.run_id }),
    state: row.state as LineState,
  };
}
