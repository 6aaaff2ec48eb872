import { describe, expect, test } from 'vitest';
import { addMonths, dateOf, dayOf } from '../../calendar.ts';
import type { Completion } from './completions.ts';
import { dueAfterRecall } from './recall.ts';

const on = (date: string, evidence: number): Completion => ({ on: dayOf(date), evidence, option: undefined });
const evidenceOf = (...recalled: (string | undefined)[]) =>
  recalled.map((date) => ({
    kind: 'completion' as const,
    satisfies: [],
    achievedOn: 0,
    signedOffOn: undefined,
    recalledOn: date === undefined ? undefined : dayOf(date),
  }));
const in36Months = (completion: Completion) => ({ on: addMonths(completion.on, 36), option: undefined });

function due(completions: readonly Completion[], recalled: readonly (string | undefined)[], letter = 'a') {
  const asked = { evidence: evidenceOf(...recalled), letter };
  const found = dueAfterRecall(completions, completions.length - 1, asked, in36Months);
  return [found.on === null ? null : dateOf(found.on), found.option];
}

describe('learning whose course version was recalled on 1 September 2026', () => {
  const third = on('2026-05-12', 0);

  test('a withdrawal that is read as a recall of unsafe content: it is due again on that day', () => {
    expect(due([third], ['2026-09-01'])).toEqual(['2026-09-01', 'HOUSE-RECALL:a']);
  });

  test('is due as ever where a recall changes nothing, or nothing was recalled', () => {
    expect(due([third], ['2026-09-01'], 'b')).toEqual(['2029-05-12', undefined]);
    expect(due([third], [undefined])).toEqual(['2029-05-12', undefined]);
    expect(due([on('2023-05-12', 0)], ['2026-09-01'])).toEqual(['2026-05-12', undefined]);
  });

  test('gives way to earlier learning that lasts longer, and to none that was recalled as well', () => {
    const earlier = on('2025-01-10', 1);
    expect(due([earlier, third], ['2026-09-01', undefined])).toEqual(['2028-01-10', 'HOUSE-RECALL:a']);
    expect(due([earlier, third], ['2026-09-01', '2026-09-01'])).toEqual(['2026-09-01', 'HOUSE-RECALL:a']);
  });
});
