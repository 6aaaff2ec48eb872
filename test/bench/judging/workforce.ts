import { AgencyId, dayOf, EvidenceId, FOREVER, PersonId, PostId } from '@trellis/core';
import { JUDGING_OPTIONS, type Life, type StoredLife } from '@trellis/core/compliance';
import { Pack, requirementsInForce, type RequirementInForce } from '@trellis/core/frameworks';
import type { z } from 'zod';

const source = { document: 'house', note: 'made up for measuring' };
const GROUPS = 9;
const TOPICS = 8;
const ASKED_OF_EACH = 5;

/** Twenty-four requirements, eight topics in three bands, of which each of nine groups is asked for five; their rules changed twice. */
export function twentyFourRequirements(): readonly RequirementInForce[] {
  const numbers = Array.from({ length: GROUPS }, (_, index) => index);
  const rule = (months: number) => ({
    kind: 'interval' as const,
    id: `every-${months}`,
    months,
    shorter: [{ id: 'leads', months: 24, flags: ['named-lead'] }],
    first: { kind: 'within' as const, of: { months: 3 } },
    noticeDays: 90,
    agencyInterval: 'either' as const,
    source,
  });
  const version = (name: string, months: number) =>
    Pack.parse({
      id: 'workforce',
      version: name,
      title: 'Workforce',
      kind: 'measuring',
      validFrom: null,
      validTo: null,
      status: 'active',
      frameworks: [
        {
          id: 'bands',
          title: 'Bands',
          levels: [{ id: 'B1', number: 1, title: 'One', includes: [], source }],
          audiences: numbers.map((number) => ({ id: `G${number}`, title: `${number}`, level: null, source })),
          competencies: [],
          severalRoles: 'union',
          source,
        },
      ],
      requirements: [0, 1, 2].flatMap((band) =>
        Array.from({ length: TOPICS }, (_, topic) => ({
          id: requirementOf(topic, band),
          title: 'Made up',
          summary: 'Do it.',
          clock: 'activity' as const,
          appliesTo: {
            audiences: numbers
              .filter((group) => bandOf(group) === band && isAsked(topic, group))
              .map((each) => `G${each}`),
          },
          rule: rule(topic === 0 ? months : 36),
          source,
        })),
      ),
      source,
    } satisfies z.input<typeof Pack>);
  return requirementsInForce(
    [version('1.0.0', 36), version('1.1.0', 36), version('2.0.0', 24)],
    [
      { packId: 'workforce', version: '1.0.0', from: null, to: null, readings: {} },
      { packId: 'workforce', version: '1.1.0', from: '2024-04-01', to: null, readings: {} },
      { packId: 'workforce', version: '2.0.0', from: '2025-09-01', to: null, readings: {} },
    ],
    JUDGING_OPTIONS,
  );
}

function requirementOf(topic: number, band: number): string {
  return `T${topic}-B${band}`;
}

function bandOf(group: number): number {
  return Math.floor(group / 3);
}

function isAsked(topic: number, group: number): boolean {
  return (topic + group) % TOPICS < ASKED_OF_EACH;
}

const AGENCIES = 120;
const ONE_IN = { severalPosts: 12, lead: 50, agencyWithOverride: 6, leaver: 9, lateSignOff: 7 };

/** Overrides of the agencies that have any, one list for each agency, as they are loaded. */
const overridesOf: readonly Life['posts'][number]['overrides'][] = Array.from({ length: AGENCIES }, (_, agency) =>
  agency % ONE_IN.agencyWithOverride === 0
    ? [{ from: dayOf('2023-01-01'), to: FOREVER, requirementId: undefined, intervalMonths: 12 + (agency % 3) * 12 }]
    : [],
);

/** Somebody of a workforce: one post, or two with one in twelve, and eight pieces of evidence over seven years. */
export function workerOf(number: number): StoredLife {
  const start = dayOf('2018-01-08') + ((number * 37) % 2600);
  const group = (number * 7) % GROUPS;
  const several = number % ONE_IN.severalPosts === 0;
  const agencies = several ? [number % AGENCIES, (number * 5 + 1) % AGENCIES] : [(number * 11) % AGENCIES];
  const posts = agencies.map((agency, index): Life['posts'][number] => {
    const from = start + index * 300;
    const to = (number + index) % ONE_IN.leaver === 0 ? from + 700 : FOREVER;
    return {
      from,
      to,
      agencyKind: 'council',
      flags: number % ONE_IN.lead === 0 ? ['named-lead'] : [],
      audiences: [{ from, to, ids: [`G${(group + index) % GROUPS}`] }],
      overrides: overridesOf[agency]!,
    };
  });
  const personId = PersonId.parse(`person-${number}`);
  const evidence = Array.from({ length: 8 }, (_, index): Life['evidence'][number] => {
    const achievedOn = dayOf('2019-02-04') + ((number * 13 + index * 331) % 2800);
    return {
      kind: 'completion',
      satisfies: [requirementOf((number + index * 3) % TOPICS, bandOf(group))],
      achievedOn,
      signedOffOn: index % ONE_IN.lateSignOff === 0 ? achievedOn + 20 : undefined,
    };
  });
  return {
    personId,
    life: { posts, evidence },
    posts: agencies.map((agency, index) => ({
      id: PostId.parse(`post-${number}-${index}`),
      personId,
      agencyId: AgencyId.parse(`agency-${agency}`),
      audiences: [],
      flags: [],
      startsOn: '2018-01-08',
    })),
    evidence: evidence.map((_, index) => ({
      id: EvidenceId.parse(`evidence-${number}-${index}`),
      personId,
      kind: 'completion',
      satisfies: [],
      achievedOn: '2019-02-04',
      withdrawn: false,
      knownFrom: '2019-02-04T00:00:00Z',
    })),
  };
}
