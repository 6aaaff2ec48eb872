import process from 'node:process';
import { dayOf, FOREVER } from '@trellis/core';
import {
  judge,
  judgeLife,
  JUDGING_OPTIONS,
  spansOfLife,
  type JudgedPost,
  type Life,
  type RulesOfPartnership,
  type StoredLife,
} from '@trellis/core/compliance';
import { Pack, requirementsInForce, type RequirementInForce, type Rule } from '@trellis/core/frameworks';
import type { z } from 'zod';
import { twentyFourRequirements, workerOf } from './judging/workforce.ts';
import type { Measurement } from './measurement.ts';

const PEOPLE = 20_000;
const LEVELS = 6;
const AIM_PER_SECOND = 20_000;
const WORKFORCE = 80_000;
const WORKFORCE_AIM_PER_SECOND = 80_000;

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

/** How many people of each sort a single thread judges in a second. */
export function measureJudge(): readonly Measurement[] {
  return [measureDense(), ...measureWorkforce()];
}

/** Each of two posts alone for its agency, and both for the person. */
function measureDense(): Measurement {
  const requirements = twelveRequirements();
  const lives = Array.from({ length: PEOPLE }, (_, number) => lifeOf(number));
  const judgeAll = (some: readonly Life[]): void => {
    for (const life of some) for (const together of [[0], [1], [0, 1]]) judge(life, together, requirements);
  };
  judgeAll(lives.slice(PEOPLE / 2));
  const perSecond = perSecondOf(structuredClone(lives), judgeAll);
  return {
    name: 'people judged, 2 posts, 8 pieces of evidence and 12 requirements each, one thread',
    value: perSecond,
    unit: 'people/s',
    ratio: perSecond / AIM_PER_SECOND,
    against: `the aim of ${AIM_PER_SECOND.toLocaleString('en-GB')} people/s`,
  };
}

/** A workforce as it really is, in day numbers as a full re-judging wants them, and as spans that are ready to store. */
function measureWorkforce(): readonly Measurement[] {
  const requirements = twentyFourRequirements();
  const lives = Array.from({ length: WORKFORCE }, (_, number) => workerOf(number));
  const none = new Map<string, never>();
  const others = { agencies: none, overrides: none, mappings: none, courses: none, equivalences: none };
  const rules: RulesOfPartnership = { packs: [], activations: [], requirements, ...others };
  let spans = 0;
  const inDays = (some: readonly StoredLife[]): void => {
    for (const { life, posts } of some) {
      const { alone, whole, person } = judgeLife(life, posts, requirements);
      spans += alone.length + whole.length + person.length;
    }
  };
  const toStore = (some: readonly StoredLife[]): void => {
    for (const life of some) spansOfLife(life, rules);
  };
  const figure = (name: string, perSecond: number): Measurement => ({
    name: `people judged, a workforce with 8 pieces of evidence and 5 of 24 requirements each, ${name}, one thread`,
    value: perSecond,
    unit: 'people/s',
    ratio: perSecond / WORKFORCE_AIM_PER_SECOND,
    against: `the aim of ${WORKFORCE_AIM_PER_SECOND.toLocaleString('en-GB')} people/s`,
  });
  inDays(lives.slice(0, WORKFORCE / 8));
  toStore(lives.slice(0, WORKFORCE / 8));
  const days = perSecondOf(structuredClone(lives), inDays);
  const perPerson = (spans / (lives.length * 1.125)).toFixed(1);
  return [
    figure(`${perPerson} spans each in day numbers`, days),
    figure('ready to store', perSecondOf(structuredClone(lives), toStore)),
  ];
}

/** By processor time, which holds on a machine that does other things as well. */
function perSecondOf<Each>(all: readonly Each[], doAll: (some: readonly Each[]) => void): number {
  const start = process.cpuUsage();
  doAll(all);
  const { user, system } = process.cpuUsage(start);
  return all.length / ((user + system) / 1e6);
}
