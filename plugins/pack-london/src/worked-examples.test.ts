import { answer, Question, type Answer, type Rules } from '@trellis/core/compliance';
import { Pack } from '@trellis/core/frameworks';
import { describe, expect, it } from 'vitest';
import { london } from './frameworks/london.ts';
import examples from './worked-examples.json' with { type: 'json' };

interface Example {
  readonly id: string;
  readonly title: string;
  readonly question: Readonly<Record<string, unknown>>;
  /** Which row of the answer the facts are of; absent: they are of the answer as a whole. */
  readonly row?: { readonly id: string; readonly post: number };
  readonly expect: Readonly<Record<string, unknown>>;
  readonly otherwise?: readonly {
    readonly options: Readonly<Record<string, string>>;
    readonly expect: Readonly<Record<string, unknown>>;
  }[];
  /** Versions of the pack with another interval, each from a day. */
  readonly editions?: readonly { readonly months: number; readonly from?: string }[];
}

function rulesOf({ editions = [{ months: 36 }] }: Example): Rules {
  const pack = Pack.parse(london);
  const packs = editions.map(({ months }, index): Pack => ({
    ...pack,
    version: `${index + 1}.0.0`,
    requirements: pack.requirements.map((each) =>
      each.rule.kind === 'interval' ? { ...each, rule: { ...each.rule, months } } : each,
    ),
  }));
  return {
    packs,
    activations: packs.map(({ id, version }, index) => ({
      packId: id,
      version,
      from: editions[index]?.from ?? null,
      to: null,
      readings: {},
    })),
  };
}

/** The facts that a worked example can state, by name. */
function factsOf(given: Answer, { row }: Example): Record<string, unknown> {
  const { headlineLevel, intercollegiate, levelHeld } = given;
  const whole = {
    headlineLevel,
    intercollegiate,
    levelHeld,
    competencies: given.competencies.filter((each) => each.required).length,
    lists: [...new Set(given.requirements.map((each) => each.id))].sort(),
  };
  if (!row) return whole;
  const found = given.requirements.find((each) => each.id === row.id && each.post === row.post);
  return { ...whole, ...found, heldSince: found?.heldSince ?? null };
}

function ask(example: Example, options: Readonly<Record<string, string>> = {}): Record<string, unknown> {
  return factsOf(answer(Question.parse({ ...example.question, options }), rulesOf(example)), example);
}

const table: readonly Example[] = examples;
const readings = table.flatMap((example) =>
  (example.otherwise ?? []).map((other) => ({ ...example, ...other, choice: JSON.stringify(other.options) })),
);

describe('the worked examples of the London framework', () => {
  it.each(table)('$id: $title', (example) => {
    expect(ask(example)).toMatchObject(example.expect);
  });

  it.each(readings)('$id read otherwise ($choice): $title', ({ options, ...example }) => {
    expect(ask(example, options)).toMatchObject(example.expect);
  });
});

describe('the London framework as data', () => {
  const { frameworks, requirements, options } = Pack.parse(london);
  const [framework] = frameworks;

  it('has five levels, eight groups and the board, 24 competencies with 27 units, and five knowledge areas', () => {
    expect(framework!.levels.map((level) => level.number)).toEqual([1, 2, 3, 4, 5]);
    expect(framework!.audiences.map((audience) => audience.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, undefined]);
    expect(framework!.audiences.at(-1)!.id).toBe('LCF-BOARD');
    expect(framework!.competencies).toHaveLength(24);
    expect(framework!.competencies.flatMap((each) => (each.units.length > 0 ? each.units : [each]))).toHaveLength(27);
    expect(framework!.knowledgeAreas.map((area) => area.id)).toEqual([
      'LCF-K1',
      'LCF-K2',
      'LCF-K3',
      'LCF-K4',
      'LCF-K5',
    ]);
  });

  it('asks for 5, 6, 7, 2 and 4 competencies at its levels', () => {
    expect(
      framework!.levels.map((level) => framework!.competencies.filter((each) => each.level === level.id).length),
    ).toEqual([5, 6, 7, 2, 4]);
    expect(requirements.map((each) => [each.id, each.appliesTo.level, each.competencies.length])).toEqual([
      ['LCF-L1', 'LCF-L1', 5],
      ['LCF-L2', 'LCF-L2', 6],
      ['LCF-L3', 'LCF-L3', 7],
      ['LCF-L4', 'LCF-L4', 2],
      ['LCF-L5', 'LCF-L5', 4],
    ]);
  });

  it('gives no id twice, and no id that something else has', () => {
    const ids = [
      ...framework!.levels,
      ...framework!.audiences,
      ...framework!.competencies,
      ...framework!.competencies.flatMap((each) => each.units),
      ...framework!.knowledgeAreas,
    ].map((each) => each.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('names a default among the readings of every open point', () => {
    for (const option of options) expect(Object.keys(option.readings)).toContain(option.default);
    expect(options.map((option) => option.id)).toEqual(
      expect.arrayContaining([1, 2, 3, 4, 5, 6, 7, 8].map((number) => `AMB-LCF-${number}`)),
    );
  });

  it('cites a source for every level, group, competency and rule', () => {
    const cited = [
      ...framework!.levels,
      ...framework!.audiences,
      ...framework!.competencies,
      ...requirements,
      ...requirements.map((each) => each.rule),
      ...options,
    ];
    expect(cited.every((each) => each.source.document.length > 0)).toBe(true);
  });
});
