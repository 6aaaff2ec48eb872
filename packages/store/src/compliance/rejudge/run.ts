import { setImmediate as othersHadTheirTurn } from 'node:timers/promises';
import type pg from 'pg';
import type { Judge, LifeRecord } from '@trellis/core/compliance';
import { compare, type Visitor } from '../judge/compare.ts';
import { judgedRows } from '../judge/judged-rows.ts';
import type { Keys } from '../judge/span-keys.ts';
import { SpanRows } from '../judge/span-rows.ts';
import { StoredSpans } from '../judge/stored-spans.ts';

/** What is judged, and laid beside what. */
export interface Judging {
  readonly lives: AsyncIterable<readonly LifeRecord[]>;
  readonly stored: AsyncIterable<SpanRows>;
  readonly judge: Judge;
  readonly keys: Keys;
  readonly visitor: Visitor;
  /** After each batch. */
  readonly onBatch?: (people: number) => Promise<void>;
}

/** Judges whoever comes and compares with what is stored; memory does not grow with their number. */
export async function run({ lives, stored: spans, judge, keys, visitor, onBatch }: Judging): Promise<void> {
  const stored = new StoredSpans(spans);
  const rows = new SpanRows(64_000);
  for await (const batch of lives) {
    if (batch.length === 0) continue;
    await judgedRows(batch, judge, keys, rows);
    await compare(rows, stored, batch.at(-1)!.personKey, visitor);
    await onBatch?.(batch.length);
    // Sockets are read and written between batches, so that the database works meanwhile.
    await othersHadTheirTurn();
  }
  rows.clear();
  await compare(rows, stored, Infinity, visitor);
}

/** All that comes, at once. */
export async function gathered<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** Ends a connection, whatever became of it. */
export async function end(client: pg.Client | undefined): Promise<void> {
  await client?.end().catch(() => undefined);
}
