import { JUDGE_EDITION, judgeBy } from '@trellis/core/compliance';
import type pg from 'pg';
import { copyIn } from './copy.ts';
import type { Visitor } from '../judge/compare.ts';
import { Loader } from './loader.ts';
import type { RejudgeOptions } from './rejudge.ts';
import { spanTarget, supersededTarget, writer, type Counts } from './rejudged-rows.ts';
import { cellRows } from './cell-rows.ts';
import { RollUp, STATES, tiersOf } from '../judge/roll-up.ts';
import type { RulesSeen } from './rules-of.ts';
import { gathered, run } from './run.ts';
import { copyLives, copySpans } from './sources.ts';
import { Keys, sharedBook } from '../judge/span-keys.ts';
import { attachStaged, indexStaged, makeStaged, swapStaged, type Staged } from './staging.ts';
import { spanFields, SpanRows } from '../judge/span-rows.ts';
import { cellColumns, countsAdded, tallyColumns } from '../tally.ts';

/** How many of those judged meanwhile are judged at a time, and how many are few enough to be judged while nobody else judges. */
const AT_A_TIME = 2_000;
const FEW = 200;

const tallyTarget = ['partnership_id', ...cellColumns].join(', ');

/** Where judgements are made ready beside those in force: tables of one transaction, which nobody sees before they are put in force. */
export class Stage {
  readonly keys: Keys;
  private seen: RulesSeen | undefined;
  private readonly counts: Counts = { spans: 0, fresh: 0, gone: 0 };
  private readonly rollUp = new RollUp();
  private readonly loader: Loader;
  private readonly spans: Staged;
  private readonly superseded: Staged;
  private readonly tally: Staged;
  private readonly client: pg.Client;
  private readonly options: RejudgeOptions;
  private readonly number: number;

  private constructor(client: pg.Client, options: RejudgeOptions, number: number) {
    const { partnershipId, database } = options;
    this.client = client;
    this.options = options;
    this.number = number;
    this.keys = new Keys(sharedBook(database.app, partnershipId));
    this.loader = new Loader(client);
    const whole = `span_was_${partnershipId}`;
    this.spans = { name: `span_${partnershipId}_next_${number}`, parent: 'span', value: partnershipId };
    this.tally = { name: `tally_${partnershipId}_next_${number}`, parent: 'tally', value: partnershipId };
    this.superseded = { name: `${whole}_${number}`, parent: whole, value: number };
  }

  /** Makes the tables, under a number that no earlier one had: names stay with what they were given to. */
  static async set(client: pg.Client, options: RejudgeOptions): Promise<Stage> {
    const { partnershipId } = options;
    const { rows } = await client.query<{ number: number }>(
      'select count(*)::int + 1 as number from rejudging where ended_at is not null',
    );
    const stage = new Stage(client, options, rows[0]!.number);
    await makeStaged(client, stage.spans, `span_${partnershipId}`, 'partnership_id');
    await makeStaged(client, stage.tally, `tally_${partnershipId}`, 'partnership_id');
    await makeStaged(client, stage.superseded, `span_was_${partnershipId}_0`, 'rejudging');
    // All rows are superseded at the same moment, which is known at the end: one column for all of them then.
    await client.query(`alter table ${stage.superseded.name} drop column known_to`);
    return stage;
  }

  judgeBy(seen: RulesSeen): void {
    this.seen = seen;
  }

  get rulesId(): string | null | undefined {
    return this.seen?.rulesId;
  }

  get visitor(): Visitor {
    return this.writerTo(this.rollUp);
  }

  private writerTo(rollUp: RollUp): Visitor {
    return writer(
      {
        partnershipId: this.options.partnershipId,
        spans: this.loader.rowsOf('span', `${this.spans.name} (${spanTarget})`),
        superseded: this.loader.rowsOf('superseded', `${this.superseded.name} (${supersededTarget})`),
        rollUp,
        rejudgedAt: this.seen!.rejudgedAt,
        rejudging: this.number,
      },
      this.counts,
    );
  }

  async flush(): Promise<void> {
    await this.loader.flush({ isFrozen: true });
  }

  /** After everybody: what is left, and the roll-up. */
  async loaded(): Promise<void> {
    await this.loader.flush({ isFrozen: true, everything: true });
    await copyIn(
      this.client,
      `copy ${this.tally.name} (${tallyTarget}) from stdin (format binary, freeze)`,
      cellRows(this.rollUp, this.options.partnershipId),
    );
  }

  async index(): Promise<void> {
    for (const staged of [this.spans, this.superseded, this.tally]) await indexStaged(this.client, staged);
  }

  /** Who was judged by the rules in force since this was asked last, by key. */
  async takeMeanwhile(): Promise<readonly number[]> {
    const { rows } = await this.client.query<{ person_key: number }>(
      'delete from judged_meanwhile returning person_key',
    );
    return [...new Set(rows.map((row) => row.person_key))].sort((a, b) => a - b);
  }

  /** Judges whoever was judged meanwhile, until they are few. */
  async catchUp(): Promise<void> {
    for (;;) {
      const people = await this.takeMeanwhile();
      await this.judgeAnew(people);
      if (people.length <= FEW) return;
    }
  }

  /** The same while nobody else can judge. */
  async catchUpAll(): Promise<void> {
    await this.judgeAnew(await this.takeMeanwhile());
  }

  private async judgeAnew(people: readonly number[]): Promise<void> {
    for (let start = 0; start < people.length; start += AT_A_TIME)
      await this.judgeSome(people.slice(start, start + AT_A_TIME));
  }

  private async judgeSome(people: readonly number[]): Promise<void> {
    const { client, options, keys } = this;
    const changes = new RollUp();
    await this.forget(people, changes);
    const lives = await gathered(copyLives(client, options.database.app, people));
    const stored = await gathered(copySpans(client, options.partnershipId, people));
    await run({
      lives: each(lives),
      stored: each(stored),
      judge: judgeBy(this.seen!.rules),
      keys,
      visitor: this.writerTo(changes),
    });
    await this.loader.flush({ isFrozen: false, everything: true });
    await this.addToTally(changes);
  }

  private async forget(people: readonly number[], changes: RollUp): Promise<void> {
    const { client } = this;
    await client.query(`delete from ${this.superseded.name} where person_key = any($1)`, [people]);
    const dates = new Set(['from_on', 'to_on', 'due_on', 'held_on']);
    // The number of infinity is PostgreSQL's own.
    const fields = spanFields.map((field) =>
      dates.has(field)
        ? `case when ${field} = 'infinity' then 2147483647 else ${field} - '2000-01-01'::date end`
        : field,
    );
    const { rows } = await client.query<{ fields: (number | null)[] }>(
      `delete from ${this.spans.name} where person_key = any($1) returning array[${fields.join(', ')}]::int[] as fields`,
      [people],
    );
    this.counts.spans -= rows.length;
    const gone = new SpanRows();
    for (const { fields: values } of rows) {
      gone.clear();
      gone.next();
      gone.numbers.set(values.map((value) => value ?? 0));
      changes.add(gone.numbers, 0, -1);
    }
  }

  private async addToTally(changes: RollUp): Promise<void> {
    const cells: (readonly number[])[] = [];
    for (const [grain, tier] of tiersOf(changes).entries())
      tier.forEach((requirement, day, agency, numbers, counts) =>
        cells.push([grain, requirement, day, agency, ...numbers.subarray(counts, counts + STATES)]),
      );
    await this.client.query(
      `insert into ${this.tally.name} as t (${tallyTarget})
       select $1::int, (c->>0)::smallint, (c->>1)::int, '2000-01-01'::date + (c->>2)::int, (c->>3)::int,
         ${tallyColumns.map((_, state) => `(c->>${state + 4})::int`).join(', ')}
       from json_array_elements($2::json) c
       on conflict (partnership_id, grain, requirement_key, on_on, agency_key) do update
       set ${countsAdded}`,
      [this.options.partnershipId, JSON.stringify(cells)],
    );
  }

  /** Puts everything in force, from a moment later than whatever is known. Nobody judges meanwhile. */
  async swap(now: string, id: string): Promise<void> {
    const { client, options, superseded } = this;
    const { rows } = await client.query<{ at: string }>(
      `select greatest($1::timestamptz, (select rejudged_at + interval '1 millisecond' from judging),
         (select max(known_from) + interval '1 millisecond' from span where partnership_id = $2),
         (select max(known_to) from span_was where partnership_id = $2 and rejudging = 0))::timestamptz(3)::text as at`,
      [now, options.partnershipId],
    );
    const { at } = rows[0]!;
    // First of all what others may stand in the way of.
    await swapStaged(client, this.spans);
    await swapStaged(client, this.tally);
    if (this.counts.gone > 0) {
      await client.query(`alter table ${superseded.name} add column known_to timestamptz(3) not null default '${at}'`);
      await client.query(`alter table ${superseded.name} alter known_to drop default`);
      await attachStaged(client, superseded);
    } else await client.query(`drop table ${superseded.name}`);
    await client.query(`update judging set rejudged_at = $1, held_id = null, held = null`, [at]);
    await client.query('update door.partnership set judged_by = $2 where id = $1', [
      options.partnershipId,
      JUDGE_EDITION,
    ]);
    await client.query(
      `update rejudging set state = 'done', people_done = people_of, ended_at = $1, spans = $2, changed = $3 where id = $4`,
      [at, this.counts.spans, this.counts.fresh, id],
    );
  }

  /** What may be done once everybody sees it. */
  async afterwards(): Promise<void> {
    // Those too that somebody who was killed after his exchange left without.
    const { rows } = await this.client.query<{ name: string }>(
      `select c.inhrelid::regclass::text as name from pg_inherits c where c.inhparent = $1::regclass and not exists (
         select from pg_index i where i.indrelid = c.inhrelid and pg_get_indexdef(i.indexrelid) like '%(partnership_id, known_to)')`,
      [this.superseded.parent],
    );
    for (const { name } of rows) await this.client.query(`create index on ${name} (partnership_id, known_to)`);
  }
}

async function* each<Item>(items: readonly Item[]): AsyncGenerator<Item> {
  yield* items;
}
