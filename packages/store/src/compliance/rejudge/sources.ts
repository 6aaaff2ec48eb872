import { sql, type Kysely, type RawBuilder } from 'kysely';
import type pg from 'pg';
import type { LifeRecord } from '@trellis/core/compliance';
import { recordRows } from '../records.ts';
import { COPY_HEADER } from '../../asking/row-cells.ts';
import type { Tables } from '../../tables.ts';
import { copyOut } from './copy.ts';
import { lifeColumns, LifeSink } from '../judge/life-sink.ts';
import { spanFields, type SpanRows } from '../judge/span-rows.ts';
import { SpanSink } from '../judge/stored-spans.ts';

/** How many spans travel at a time. */
const SPANS_AT_A_TIME = 4_000;

/** Everybody's lives, or those of some people, by their keys. */
export function copyLives(
  client: pg.Client,
  kysely: Kysely<Tables>,
  people?: readonly number[],
): AsyncGenerator<readonly LifeRecord[]> {
  const isMeant = people === undefined ? sql`true` : sql.raw(`p.key in (${people.join(', ')})`);
  const query = textOf(
    kysely,
    sql`select ${sql.raw(lifeColumns.join(', '))} from (${recordRows(isMeant, false)}) lives`,
  );
  return copyOut(client, `copy (${query}) to stdout (format binary)`, new LifeSink(COPY_HEADER.length));
}

/** The same people's spans as they are stored. */
export function copySpans(
  client: pg.Client,
  partnershipId: number,
  people?: readonly number[],
): AsyncGenerator<SpanRows> {
  const isMeant = people === undefined ? '' : `and person_key in (${people.join(', ')})`;
  return copyOut(
    client,
    `copy (select ${spanFields.join(', ')}, known_from from span where partnership_id = ${partnershipId} ${isMeant}
      order by person_key, post_key, requirement_key, view, from_on) to stdout (format binary)`,
    new SpanSink(COPY_HEADER.length, SPANS_AT_A_TIME),
  );
}

/** A query without parameters, as text. */
function textOf(kysely: Kysely<Tables>, query: RawBuilder<unknown>): string {
  const { sql: text, parameters } = query.compile(kysely);
  if (parameters.length > 0) throw new Error('COPY takes no parameters.');
  return text;
}
