import type { EvidenceRecord, LifeRecord, PostRecord } from '@trellis/core/compliance';
import { endOf, evidenceOf, Lives, parts, postOf, type RecordRow } from '../records.ts';
import { Cells } from '../../asking/row-cells.ts';

/** How many lives are judged at a time: about as much as waits in a socket, so that the database goes on while they are judged. */
const BATCH = 64;

/** The columns of a life as they travel: first what is each row's own, then what many rows share. */
export const lifeColumns = [
  'person_key',
  'part',
  'key',
  'id',
  'from_day',
  'to_day',
  'list',
  'more',
  'name',
  'place',
  'sort',
  'agency_key',
  'hours',
  'participatory_hours',
] as const;

/** What many rows share is kept until it is so much that hardly any row can share it. */
const MOST_KEPT = 20_000;

/** Takes lives out of rows of {@link lifeColumns} in PostgreSQL's binary form. */
export class LifeSink {
  private readonly lives = new Lives();
  private readonly cells: Cells;
  /** One post or piece of evidence for all those that differ in nothing but key, id and days; by the bytes of what they share. */
  private readonly posts = new Map<string, PostRecord>();
  private readonly evidence = new Map<string, EvidenceRecord>();

  /** @param header - how many bytes come before the first row */
  constructor(header: number) {
    this.cells = new Cells(header);
  }

  row(bytes: Buffer, from: number, to: number): void {
    const { cells } = this;
    if (!cells.begin(bytes, from)) return;
    const life = this.lives.of(cells.int()!);
    const part = cells.int()!;
    const key = cells.int()!;
    const id = cells.text();
    const fromDay = cells.int()!;
    const toDay = cells.int();
    const shared = bytes.toString('latin1', cells.at, to);
    if (part === parts.post) {
      const like = this.posts.get(shared) ?? kept(this.posts, shared, postOf(this.likeness()));
      life.posts.push({ ...like, id: id as PostRecord['id'], key, from: fromDay, to: endOf(toDay) });
    } else {
      const like = this.evidence.get(shared) ?? kept(this.evidence, shared, evidenceOf(this.likeness()));
      life.evidence.push({ ...like, key, achievedOn: fromDay, signedOffOn: toDay ?? undefined });
    }
  }

  /** A row without what is its own. */
  private likeness(): RecordRow {
    const { cells } = this;
    return {
      person_key: 0,
      part: 0,
      key: 0,
      id: null,
      from_day: null,
      to_day: null,
      list: cells.text(),
      more: cells.text(),
      name: cells.text(),
      place: cells.text(),
      sort: cells.text(),
      agency_key: cells.int(),
      hours: cells.float(),
      participatory_hours: cells.float(),
    };
  }

  full(): readonly LifeRecord[] | undefined {
    return this.lives.whole.length < BATCH ? undefined : this.lives.take();
  }

  rest(): readonly LifeRecord[] {
    this.lives.end();
    return this.lives.take();
  }
}

function kept<Like>(all: Map<string, Like>, shared: string, like: Like): Like {
  if (all.size >= MOST_KEPT) all.clear();
  all.set(shared, like);
  return like;
}
