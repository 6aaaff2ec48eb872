import { QuoteQuestion, type Quote } from '@trellis/core/charging';
import { Pack, quoteInForce } from '@trellis/core/frameworks';
import { describe, expect, it } from 'vitest';
import { banesCharging2021 } from './charging/banes-charging-2021.ts';
import examples from './worked-examples.json' with { type: 'json' };

interface Example {
  readonly id: string;
  readonly title: string;
  readonly question: Readonly<Record<string, unknown>>;
  readonly expect: Readonly<Record<string, unknown>>;
  readonly otherwise?: readonly {
    readonly options: Readonly<Record<string, string>>;
    readonly expect: Readonly<Record<string, unknown>>;
  }[];
}

const pack = Pack.parse(banesCharging2021);
const [policy] = pack.chargingPolicies;
const source = { document: 'house', note: 'for this test' };
/** The days that the examples are about. */
const holidays = ['2026-12-25', '2026-12-28', '2027-01-01', '2027-03-26', '2027-03-29'].map((date) => ({
  date,
  name: 'A bank holiday',
}));
const rules = {
  packs: [
    {
      ...pack,
      calendars: [{ id: 'england-and-wales', version: '1', title: 'Bank holidays', holidays, source }],
    },
  ],
  activations: [{ packId: pack.id, version: pack.version, from: null, to: null, readings: {} }],
};

function ask(question: Example['question'], options: Readonly<Record<string, string>> = {}): Quote {
  return quoteInForce(QuoteQuestion.parse({ ...question, options }), rules);
}

const table: readonly Example[] = examples;
const readings = table.flatMap((example) =>
  (example.otherwise ?? []).map((other) => ({ ...example, ...other, choice: JSON.stringify(other.options) })),
);

describe('the worked examples of the charging policy', () => {
  it.each(table)('$id: $title', ({ question, expect: facts }) => {
    expect(ask(question)).toMatchObject(facts);
  });

  it.each(readings)('$id read otherwise ($choice): $title', ({ question, options, expect: facts }) => {
    expect(ask(question, options)).toMatchObject(facts);
  });

  it.each(readings)('$id says which reading decided ($choice)', ({ question, options }) => {
    const decided = ask(question).lines.flatMap((line) => line.options);
    for (const id of Object.keys(options)) expect(decided).toContain(`${id}:a`);
  });

  it.each(table)('$id has lines that add up and say why', ({ question }) => {
    const { lines, totalPence, attendancePence, latePence } = ask(question);
    expect(lines.reduce((sum, line) => sum + line.pence, 0)).toBe(totalPence);
    expect(attendancePence + latePence).toBe(totalPence);
    for (const line of lines) expect(line.because).toMatch(/^[A-Z].*\.$/);
  });
});

describe('the charging policy as data', () => {
  it('has four tiers, and a half day never costs more than a full one', () => {
    expect(policy!.tiers.map((tier) => tier.number)).toEqual([1, 2, 3, 4]);
    expect(policy!.tiers.map((tier) => tier.price)).toEqual([
      { kind: 'by-length', fullDayPence: 0, halfDayPence: 0 },
      { kind: 'by-length', fullDayPence: 3500, halfDayPence: 2000 },
      { kind: 'by-length', fullDayPence: 7000, halfDayPence: 3500 },
      { kind: 'by-length', fullDayPence: 10_000, halfDayPence: 5000 },
    ]);
  });

  it('leaves open the fourteen points of the register, each with a reading as the default', () => {
    expect(policy!.options.map((option) => option.id)).toEqual(
      Array.from({ length: 14 }, (_, index) => `AMB-BN-${index + 1}`),
    );
    for (const option of policy!.options) expect(Object.keys(option.readings)).toContain(option.default);
  });
});
