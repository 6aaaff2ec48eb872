import { dayOf, FOREVER } from '@trellis/core';
import { judge, JUDGING_OPTIONS, type JudgedPost, type Life } from '@trellis/core/compliance';
import { Pack, requirementsInForce, type RequirementInForce, type Rule } from '@trellis/core/frameworks';
import type { z } from 'zod';
import type { Measurement } from './measurement.ts';

const PEOPLE = 20_000;
const LEVELS = 6;
const AIM_PER_SECOND = 20_000;

const source = { document: 'house', note: 'made up for measuring' };

/** Twelve requirements: six lists of four competencies, and one each for six kinds of agency. */
function twelveRequirements(): readonly RequirementInForce[] {
  const numbers = Array.from({ length: LEVELS }, (_, index) => index + 1);
  const rule = {
    kind: 'interval',
    id: 'R1',
    months: 36,
    shorter: [{ id: 'R2', months: 24, flags: ['named-lead'] }],
    first: { kind: 'within', of: { months: 3 } },
    noticeDays: 90,
    agencyInterval: 'either',
    source,
  } satisfies z.input<typeof Rule>;
  const words = { title: 'Made up', summary: 'Do it.', clock: 'activity' as const, rule, source };
  const competenciesOf = (number: number): string[] => [1, 2, 3, 4].map((each) => `M${number}-C${each}`);
  const pack = Pack.parse({
    id: 'made-up',
    version: '1.0.0',
    title: 'Made up',
    kind: 'measuring',
    validFrom: null,
    validTo: null,
    status: 'active',
    frameworks: [
      {
        id: 'made-up',
        title: 'Made up',
        levels: numbers.map((number) => ({
          id: `M${number}`,
          number,
          title: `${number}`,
          includes: numbers.slice(0, number - 1).map((lower) => `M${lower}`),
          source,
        })),
        audiences: numbers.map((number) => ({ id: `G${number}`, title: `${number}`, level: `M${number}`, source })),
        competencies: numbers.flatMap((number) =>
          competenciesOf(number).map((id) => ({ id, level: `M${number}`, title: id, source })),
        ),
        severalRoles: 'union',
        source,
      },
    ],
    requirements: [
      ...numbers.map((number) => ({
        ...words,
        id: `M${number}`,
        appliesTo: { level: `M${number}` },
        competencies: competenciesOf(number),
      })),
      ...['gp', 'police', 'council', 'college', 'other', 'ruh'].map((kind) => ({
        ...words,
        id: `K-${kind}`,
        appliesTo: { agencyKinds: [kind] },
      })),
    ],
    source,
  } satisfies z.input<typeof Pack>);
  return requirementsInForce(
    [pack],
    [{ packId: pack.id, version: pack.version, from: null, to: null, readings: {} }],
    JUDGING_OPTIONS,
  );
}

/** Two posts, the second begun later, and eight pieces of evidence spread over five years. */
function lifeOf(number: number): Life {
  const start = dayOf('2020-01-06') + (number % 700);
  const post = (from: number, group: number, flags: readonly string[]): JudgedPost => ({
    from,
    to: FOREVER,
    agencyKind: number % 2 === 0 ? 'gp' : 'police',
    flags,
    audiences: [{ from, to: FOREVER, ids: [`G${group}`] }],
    overrides:
      number % 5 === 0 ? [{ from: from + 400, to: FOREVER, requirementId: undefined, intervalMonths: 12 }] : [],
  });
  return {
    posts: [
      post(start, 1 + (number % LEVELS), []),
      post(start + 500, 1 + ((number * 3) % LEVELS), number % 7 === 0 ? ['named-lead'] : []),
    ],
    evidence: Array.from({ length: 8 }, (_, index) => ({
      kind: 'completion',
      satisfies:
        index % 2 === 0
          ? [`M${1 + ((number + index) % LEVELS)}`]
          : [`M1-C${1 + (index % 4)}`, `M2-C${1 + (index % 4)}`, 'K-gp'],
      achievedOn: start + index * 200 + (number % 31),
      signedOffOn: undefined,
    })),
  };
}

/** How many people a single thread judges in a second: each of two posts alone for its agency, and both for the person. */
export async function measureJudge(): Promise<Measurement> {
  const requirements = twelveRequirements();
  const lives = Array.from({ length: PEOPLE }, (_, number) => lifeOf(number));
  const judgeAll = (some: readonly Life[]): number => {
    let spans = 0;
    for (const life of some)
      spans +=
        judge(life, [0], requirements).length +
        judge(life, [1], requirements).length +
        judge(life, [0, 1], requirements).length;
    return spans;
  };
  judgeAll(lives.slice(PEOPLE / 2));
  const measured = structuredClone(lives);
  const start = performance.now();
  judgeAll(measured);
  const perSecond = PEOPLE / ((performance.now() - start) / 1000);
  return {
    name: 'people judged, 2 posts, 8 pieces of evidence and 12 requirements each, one thread',
    value: perSecond,
    unit: 'people/s',
    ratio: perSecond / AIM_PER_SECOND,
    against: `the aim of ${AIM_PER_SECOND.toLocaleString('en-GB')} people/s`,
  };
}
