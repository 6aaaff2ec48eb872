import { dayOf, FOREVER } from '@trellis/core';
import { requirementsInForce, type PackActivation, type RequirementInForce } from '@trellis/core/frameworks';
import { JUDGING_OPTIONS, type JudgedPost, type Life } from '@trellis/core/compliance';
import fc from 'fast-check';
import { plusDays } from './calendar-days.ts';
import type { DayEvidence, DayPerson, DayPost } from './day-by-day-facts.ts';
import type { OtherKinds } from './made-up-amounts.ts';
import { bookOf, packOf, readingsOfJudge, readingsOfPack, type Edition } from './made-up-rules.ts';

/** The first day on which anything can happen to anybody; a leap day follows two months later. */
export const FIRST_DAY = '2024-01-01';
const DAYS_OF_LIFE = 500;

/** Somebody made up, as each of the two judges wants to be told of her. */
export interface RandomLife {
  readonly person: DayPerson;
  readonly life: Life;
  readonly inForce: readonly RequirementInForce[];
}

const day = fc.integer({ min: 0, max: DAYS_OF_LIFE }).map((days) => plusDays(FIRST_DAY, days));
const months = fc.integer({ min: 1, max: 8 });
/** Readings lean to the default, so that most lives are the common ones. */
const letterOf = (letters: readonly string[]) =>
  fc.oneof({ weight: 2, arbitrary: fc.constant('a') }, { weight: 1, arbitrary: fc.constantFrom(...letters) });

const post: fc.Arbitrary<DayPost> = fc
  .record({
    startsOn: fc.integer({ min: 0, max: 300 }),
    lasts: fc.option(fc.integer({ min: 0, max: 300 }), { nil: undefined }),
    kind: fc.option(fc.constantFrom('gp', 'police'), { nil: undefined }),
    flags: fc.constantFrom([], [], ['named-lead'], ['something-else']),
    groups: fc.subarray(['G1', 'G2', 'G9'], { maxLength: 2 }),
    regrouped: fc.option(
      fc.record({ after: fc.integer({ min: 1, max: 200 }), ids: fc.subarray(['G1', 'G2', 'G9'], { maxLength: 2 }) }),
      { nil: undefined, freq: 2 },
    ),
    overrides: fc.array(
      fc.record(
        { months, requirement: fc.constantFrom('T1-list', 'T2', 'KIND'), from: day },
        { requiredKeys: ['months'] },
      ),
      { maxLength: 2 },
    ),
  })
  .map(({ startsOn, lasts, kind, flags, groups, regrouped, overrides }) => {
    const starts = plusDays(FIRST_DAY, startsOn);
    return {
      startsOn: starts,
      ...(lasts === undefined ? {} : { endsOn: plusDays(starts, lasts) }),
      ...(kind === undefined ? {} : { kind }),
      flags,
      groups: [
        { from: starts, ids: groups },
        ...(regrouped && (lasts === undefined || regrouped.after <= lasts)
          ? [{ from: plusDays(starts, regrouped.after), ids: regrouped.ids }]
          : []),
      ],
      overrides,
    };
  });

const evidence: fc.Arbitrary<DayEvidence> = fc
  .record({
    kind: fc.constantFrom(
      'completion',
      'completion',
      'completion',
      'attendance',
      'reflection',
      'declaration',
      'declaration',
      'award',
    ),
    satisfies: fc.oneof(
      {
        weight: 3,
        arbitrary: fc.subarray(
          [
            'T1',
            'T1-list',
            'T1-C1',
            'T1-C2',
            'T1-C2a',
            'T1-C2b',
            'T2',
            'T2-C1',
            'T2-C1a',
            'T2-C1b',
            'KIND',
            'ONCE',
            'once-and-done',
            'elsewhere',
            'HOURS',
            'some-hours',
            'TIMES',
            'CHANGED',
            'READ',
            'EDITION-1',
            'EDITION-2',
            'AFTER',
          ],
          { maxLength: 9 },
        ),
      },
      { weight: 1, arbitrary: fc.constant(['HOURS', 'TIMES', 'ONCE']) },
    ),
    hours: fc.option(fc.integer({ min: 0, max: 12 }), { nil: undefined, freq: 6 }),
    together: fc.option(fc.constantFrom(0.5, 1), { nil: undefined }),
    domain: fc.option(fc.constantFrom('children' as const, 'adults' as const, 'both' as const), { nil: undefined }),
    achievedOn: fc.oneof(day, fc.constantFrom('2024-01-31', '2024-02-29', '2024-08-31')),
    signedOffAfter: fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
  })
  .map(({ kind, satisfies, achievedOn, signedOffAfter, hours, together, domain }) => ({
    kind,
    satisfies,
    achievedOn,
    ...(hours === undefined ? {} : { hours: hours / 2 }),
    ...(hours === undefined || together === undefined ? {} : { participatoryHours: (hours / 2) * together }),
    ...(domain === undefined ? {} : { domain }),
    ...(signedOffAfter === undefined ? {} : { signedOffOn: plusDays(achievedOn, signedOffAfter) }),
  }));

const halfHours = fc.integer({ min: 1, max: 12 }).map((halves) => halves / 2);
const others: fc.Arbitrary<OtherKinds> = fc
  .record({
    hours: halfHours,
    moreForLeads: halfHours,
    windowMonths: months,
    share: fc.constantFrom(0, 0.5, 0.5, 1),
    domain: fc.option(fc.constantFrom('children' as const, 'adults' as const), { nil: undefined }),
    initial: fc.option(fc.record({ withinMonths: months, hours: halfHours }), { nil: undefined }),
    times: fc.integer({ min: 1, max: 3 }),
    perMonths: months,
    yearFrom: fc.constantFrom('09-01', '02-28', '01-01'),
    doesAttendanceCount: fc.boolean(),
    changes: fc.uniqueArray(fc.record({ on: day, withinDays: fc.integer({ min: 0, max: 150 }) }), {
      maxLength: 3,
      selector: ({ on }) => on,
    }),
    editionOn: day,
    withinMonths: months,
    afterMonths: months,
  })
  .map(({ moreForLeads, initial, ...rest }) => ({
    ...rest,
    leadHours: rest.hours + moreForLeads,
    leadTimes: rest.times + 1,
    initial: initial && { ...initial, leadHours: initial.hours + moreForLeads },
  }));

const edition: fc.Arbitrary<Edition> = fc.record({
  others,
  months,
  quickMonths: months,
  kindMonths: months,
  hasMoreToShow: fc.boolean(),
});

/** People whom no coordinator ever met, with everything that can happen to somebody in two years. */
export const randomLife: fc.Arbitrary<RandomLife> = fc
  .record({
    posts: fc.array(post, { minLength: 1, maxLength: 3 }),
    evidence: fc.array(evidence, { maxLength: 8 }),
    editions: fc.tuple(edition, edition),
    secondFrom: fc.option(day, { nil: undefined }),
    readings: fc.record(
      Object.fromEntries(
        Object.entries({ ...readingsOfPack, ...readingsOfJudge }).map(([id, letters]) => [id, letterOf(letters)]),
      ),
    ),
  })
  .map(({ posts, evidence: shown, editions, secondFrom, readings }) => {
    const [one, two] = editions;
    const person: DayPerson = {
      posts,
      evidence: shown,
      books: [
        bookOf(one, '1.0.0', undefined, readings),
        ...(secondFrom === undefined ? [] : [bookOf(two, '2.0.0', secondFrom, readings)]),
      ],
      readings,
    };
    const packs = [packOf(one, '1.0.0'), packOf(two, '2.0.0')];
    const activations: PackActivation[] = [
      { packId: 'made-up', version: '1.0.0', from: null, to: null, readings: {} },
      ...(secondFrom === undefined
        ? []
        : [{ packId: 'made-up', version: '2.0.0', from: secondFrom, to: null, readings: {} }]),
    ];
    return {
      person,
      life: lifeOf(person),
      inForce: requirementsInForce(packs, activations, JUDGING_OPTIONS, readings),
    };
  });

/** The same person in the product's own terms. */
export function lifeOf(person: DayPerson): Life {
  return {
    posts: person.posts.map((each): JudgedPost => {
      const to = each.endsOn === undefined ? FOREVER : dayOf(each.endsOn) + 1;
      return {
        from: dayOf(each.startsOn),
        to,
        agencyKind: each.kind,
        flags: each.flags,
        audiences: each.groups.map((group, index) => ({
          from: dayOf(group.from),
          to: each.groups[index + 1] ? dayOf(each.groups[index + 1]!.from) : to,
          ids: group.ids,
        })),
        overrides: each.overrides.map((override) => ({
          requirementId: override.requirement,
          intervalMonths: override.months,
          from: override.from === undefined ? -FOREVER : dayOf(override.from),
          to: FOREVER,
        })),
      };
    }),
    evidence: person.evidence.map((each) => ({
      kind: each.kind as Life['evidence'][number]['kind'],
      satisfies: each.satisfies,
      achievedOn: dayOf(each.achievedOn),
      signedOffOn: each.signedOffOn === undefined ? undefined : dayOf(each.signedOffOn),
      hours: each.hours,
      participatoryHours: each.participatoryHours,
      domain: each.domain,
    })),
  };
}
