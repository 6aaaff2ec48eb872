import { describe, expect, it } from 'vitest';
import { dateOf, dayOf } from '../../calendar.ts';
import { requirementsInForce } from '../../frameworks/in-force/in-force.ts';
import { Pack } from '../../frameworks/schema.ts';
import madeUp from '../../frameworks/made-up-pack.json' with { type: 'json' };
import { progressOf } from './completions.ts';
import type { JudgedEvidence } from './judge-input.ts';

const pack = Pack.parse(madeUp);

function rule(id: string, choice: Readonly<Record<string, string>> = {}) {
  return requirementsInForce(
    [pack],
    [{ packId: pack.id, version: pack.version, from: null, to: null, readings: {} }],
    [],
    choice,
  ).find((each) => each.requirement.id === id)!;
}

function shown(achievedOn: string, satisfies: readonly string[], more: Partial<JudgedEvidence> = {}): JudgedEvidence {
  return { kind: 'completion', satisfies, achievedOn: dayOf(achievedOn), signedOffOn: undefined, ...more };
}

function daysOf(
  id: string,
  evidence: readonly JudgedEvidence[],
  choice: Readonly<Record<string, string>> = {},
): readonly string[] {
  return progressOf(rule(id, choice), evidence).completions.map((completion) => dateOf(completion.on));
}

describe('a requirement is completed', () => {
  it.each([['T1-list'], ['T1']])('at once by evidence that names it or its level (%s)', (id) => {
    expect(daysOf('T1-list', [shown('2025-03-01', [id])])).toEqual(['2025-03-01']);
  });

  it('on the day the last missing competency was achieved, in whatever order the evidence came in', () => {
    const evidence = [shown('2025-05-01', ['T1-C2']), shown('2025-03-01', ['T1-C1'])];
    expect(daysOf('T1-list', evidence)).toEqual(['2025-05-01']);
    expect(progressOf(rule('T1-list'), evidence).completions[0]!.evidence).toBe(0);
  });

  it('by the units of a competency, when all of them are there', () => {
    expect(daysOf('T1-list', [shown('2025-03-01', ['T1-C1', 'T1-C2a'])])).toEqual([]);
    expect(daysOf('T1-list', [shown('2025-03-01', ['T1-C1', 'T1-C2a']), shown('2025-04-01', ['T1-C2b'])])).toEqual([
      '2025-04-01',
    ]);
  });

  it('once a day, however many pieces of evidence name it', () => {
    expect(daysOf('T1-list', [shown('2025-03-01', ['T1']), shown('2025-03-01', ['T1-C1', 'T1-C2'])])).toEqual([
      '2025-03-01',
    ]);
  });

  it('by all of one day together, in whatever order it was told, so that nothing of it is left over for the next round', () => {
    const [whole, part] = [shown('2025-03-01', ['T1']), shown('2025-03-01', ['T1-C2'])];
    const next = shown('2025-04-01', ['T1-C1']);
    for (const evidence of [
      [whole, part, next],
      [part, whole, next],
    ]) {
      expect(daysOf('T1-list', evidence)).toEqual(['2025-03-01']);
      expect([...progressOf(rule('T1-list'), evidence).inThisRound.keys()]).toEqual(['T1-C1']);
    }
  });

  it.each(['completion', 'reflection', 'declaration', 'attestation', 'award'] as const)('by a %s', (kind) => {
    expect(daysOf('KIND', [shown('2025-03-01', ['KIND'], { kind })])).toEqual(['2025-03-01']);
  });
});

describe('a requirement is not completed', () => {
  it('by attendance, because attended and satisfactorily completed are two facts', () => {
    const progress = progressOf(rule('T1-list'), [shown('2025-03-01', ['T1', 'T1-C1'], { kind: 'attendance' })]);
    expect(progress).toEqual({ completions: [], inThisRound: new Map(), firstEvidenced: new Map() });
  });

  it('by evidence of something else, or of nothing', () => {
    expect(daysOf('KIND', [shown('2025-03-01', ['T1', 'made-up', 'ELSEWHERE']), shown('2025-03-01', [])])).toEqual([]);
  });

  it('by evidence later than the day that is asked about', () => {
    expect(progressOf(rule('KIND'), [shown('2025-03-01', ['KIND'])], dayOf('2025-02-28')).completions).toEqual([]);
    expect(progressOf(rule('KIND'), [shown('2025-03-01', ['KIND'])], dayOf('2025-03-01')).completions).toHaveLength(1);
  });

  it('again by one refreshed competency: a new round needs all of them', () => {
    const evidence = [shown('2024-03-01', ['T1']), shown('2025-03-01', ['T1-C1']), shown('2025-04-01', ['T1-C1'])];
    expect(daysOf('T1-list', evidence)).toEqual(['2024-03-01']);
    expect([...progressOf(rule('T1-list'), evidence).inThisRound.keys()]).toEqual(['T1-C1']);
    expect(daysOf('T1-list', [...evidence, shown('2025-05-01', ['T1-C2'])])).toEqual(['2024-03-01', '2025-05-01']);
  });

  it('by one unit twice, nor by units of two rounds', () => {
    expect(daysOf('T2', [shown('2025-03-01', ['T2-C1b']), shown('2025-04-01', ['T2-C1b'])])).toEqual([]);
    expect(
      daysOf('T2', [shown('2025-03-01', ['T2-C1b']), shown('2025-03-02', ['T2']), shown('2025-04-01', ['T2-C1a'])]),
    ).toEqual(['2025-03-02']);
  });
});

describe('the day that counts', () => {
  const late = [shown('2025-03-01', ['T1'], { signedOffOn: dayOf('2025-06-01') })];

  it('is that of the learning, or that of the sign-off where the option says so', () => {
    expect(daysOf('T1-list', late)).toEqual(['2025-03-01']);
    expect(daysOf('T1-list', late, { 'TEST-CLOCK': 'b' })).toEqual(['2025-06-01']);
  });

  it('is that of the learning where nobody signed', () => {
    expect(daysOf('T1-list', [shown('2025-03-01', ['T1'])], { 'TEST-CLOCK': 'b' })).toEqual(['2025-03-01']);
  });

  it('prints its option only where the two days differ', () => {
    expect(progressOf(rule('T1-list'), late).completions[0]!.option).toBe('TEST-CLOCK:a');
    expect(
      progressOf(rule('T1-list'), [shown('2025-03-01', ['T1'], { signedOffOn: dayOf('2025-03-01') })]).completions[0]!
        .option,
    ).toBeUndefined();
  });
});

describe('one piece of evidence for two lists', () => {
  it('serves both where the framework says that they are alike', () => {
    expect(daysOf('T2', [shown('2025-03-01', ['T1-C1', 'T2-C1b'])])).toEqual(['2025-03-01']);
    expect(daysOf('T2', [shown('2025-03-01', ['T1']), shown('2025-03-09', ['T2-C1b'])])).toEqual(['2025-03-09']);
    expect(daysOf('T2', [shown('2025-03-01', ['T1-C1', 'T2-C1b'])], { 'TEST-ALIKE': 'b' })).toEqual([]);
  });
});
