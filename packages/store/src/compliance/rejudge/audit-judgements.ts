import { judgeBy } from '@trellis/core/compliance';
import type pg from 'pg';
import { inSnapshotOfSpans } from './snapshot-of-spans.ts';
import type { Visitor } from '../judge/compare.ts';
import { copyOut, type Sink } from './copy.ts';
import { Pace } from './pace.ts';
import { withReaders } from './readers.ts';
import type { RejudgeOptions } from './rejudge.ts';
import { RollUp, tiersOf } from '../judge/roll-up.ts';
import { rulesOf } from './rules-of.ts';
import { run } from './run.ts';
import { copyLives, copySpans } from './sources.ts';
import { Keys, sharedBook } from '../judge/span-keys.ts';
import { tallyColumns } from '../tally.ts';

/** What came of judging everybody again in memory, beside what is stored. */
export interface JudgementsAudit {
  readonly people: number;
  readonly spans: number;
  /** Cells of the roll-up. */
  readonly cells: number;
  /** Stored spans that are not judged so. */
  readonly wrongSpans: number;
  /** Judged spans that are not stored. */
  readonly missingSpans: number;
  readonly wrongCells: number;
  /** Some of the people whose spans differ, by key. */
  readonly examples: readonly number[];
}

const MOST_EXAMPLES = 20;

/**
 * Judges everybody again in memory by the rules in force and compares with every stored span and every cell of the roll-up. Changes nothing, holds up
 * nobody, and sees one moment of everything, whatever is written meanwhile.
 */
export async function auditJudgements(
  options: Pick<RejudgeOptions, 'database' | 'partnershipId' | 'cipher' | 'now' | 'onProgress'>,
): Promise<JudgementsAudit> {
  const { database, partnershipId, onProgress } = options;
  return await inSnapshotOfSpans(database.app, partnershipId, async (tx) => {
    const { rules } = await rulesOf(tx, { ...options, now: options.now() }, 'in force');
    return await withReaders(database, partnershipId, tx, async ({ lives, spans, people }) => {
      const found = { spans: 0, wrongSpans: 0, missingSpans: 0 };
      const examples = new Set<number>();
      const rollUp = new RollUp();
      const pace = new Pace();
      let done = 0;
      await run({
        lives: copyLives(lives, tx),
        stored: copySpans(spans, partnershipId),
        judge: judgeBy(rules),
        keys: new Keys(sharedBook(database.app, partnershipId)),
        visitor: counting(found, rollUp, examples),
        onBatch(judged) {
          done += judged;
          if (pace.isTime()) {
            pace.tell();
            onProgress?.(done, people);
          }
          return Promise.resolve();
        },
      });
      return { people, ...found, ...(await auditCells(spans, partnershipId, rollUp)), examples: [...examples] };
    });
  });
}

function counting(
  found: { spans: number; wrongSpans: number; missingSpans: number },
  rollUp: RollUp,
  examples: Set<number>,
): Visitor {
  const note = (person: number): void => {
    if (examples.size < MOST_EXAMPLES) examples.add(person);
  };
  return {
    same(numbers, row) {
      found.spans += 1;
      rollUp.add(numbers, row, 1);
    },
    fresh(numbers, row) {
      found.missingSpans += 1;
      rollUp.add(numbers, row, 1);
      note(numbers[row]!);
    },
    gone(stored, row) {
      found.spans += 1;
      found.wrongSpans += 1;
      note(stored[row]!);
    },
  };
}

/** A cell as text: grain, requirement, day, agency, and how much each state changed. */
class CellSink implements Sink<readonly (readonly number[])[]> {
  private cells: (readonly number[])[] = [];

  row(bytes: Buffer, from: number, to: number): void {
    this.cells.push(
      bytes
        .toString('latin1', from, to - 1)
        .split('\t')
        .map(Number),
    );
  }

  full(): readonly (readonly number[])[] | undefined {
    return this.cells.length < 10_000 ? undefined : this.rest();
  }

  rest(): readonly (readonly number[])[] {
    const { cells } = this;
    this.cells = [];
    return cells;
  }
}

/** A cell that is not there and one of zeros say the same. */
async function auditCells(
  client: pg.Client,
  partnershipId: number,
  rollUp: RollUp,
): Promise<Pick<JudgementsAudit, 'cells' | 'wrongCells'>> {
  const tiers = tiersOf(rollUp);
  let cells = 0;
  let wrongCells = 0;
  const query = `select grain, requirement_key, on_on - '2000-01-01'::date, agency_key, ${tallyColumns.join(', ')}
    from tally where partnership_id = ${partnershipId}`;
  for await (const batch of copyOut(client, `copy (${query}) to stdout`, new CellSink()))
    for (const [grain, requirement, day, agency, ...counts] of batch) {
      const isRight = tiers[grain!]!.takeAway(requirement!, day!, agency!, counts);
      if (counts.some((count) => count !== 0) || !isRight) cells += 1;
      if (!isRight) wrongCells += 1;
    }
  for (const tier of tiers)
    tier.forEach(() => {
      cells += 1;
      wrongCells += 1;
    });
  return { cells, wrongCells };
}
