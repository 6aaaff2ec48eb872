import { AgencyKind } from '@trellis/core/people';
import { describe, expect, test } from 'vitest';
import { planAgencies } from './agency-plan.ts';
import { calendarOfFiles } from './calendar-of-files.ts';
import type { MadePerson } from './made-person.ts';
import { peopleOf } from './people.ts';

const calendar = calendarOfFiles('2026-11-22');

function everybody(people: number, seed: number): readonly MadePerson[] {
  const agencies = planAgencies(people, seed);
  return agencies.flatMap((agency) => [...peopleOf(agency, { seed, agencies, calendar })]);
}

const made = everybody(4000, 1);
const versions = made.flatMap(({ posts, evidence }) => [...posts, ...evidence]);
const share = (of: (person: MadePerson) => boolean) => made.filter(of).length / made.length;

describe('a generated partnership', () => {
  test('is the same for the same size, seed and day, and another for another seed', () => {
    expect(everybody(300, 5)).toEqual(everybody(300, 5));
    expect(everybody(300, 6)).not.toEqual(everybody(300, 5));
  });

  test.each([1, 4, 60, 200, 1000, 5000, 80_000, 800_000])('of %i people has exactly so many', (people) => {
    const agencies = planAgencies(people, 3);
    expect(agencies.reduce((sum, each) => sum + each.people, 0)).toBe(people);
    expect(Math.min(...agencies.map((each) => each.people))).toBeGreaterThanOrEqual(0);
  });

  test('of eighty thousand has 120 agencies of every kind from 4 to some 15,000 people, two of which sent nothing', () => {
    const agencies = planAgencies(80_000, 1);
    const sizes = agencies.map((each) => each.people).filter((size) => size > 0);
    expect(agencies).toHaveLength(120);
    expect(new Set(agencies.map(({ agency }) => agency.kind))).toEqual(new Set(AgencyKind.options));
    expect([Math.min(...sizes), agencies.length - sizes.length]).toEqual([4, 2]);
    expect(Math.max(...sizes)).toBeGreaterThan(14_000);
    expect(new Set(agencies.map(({ agency }) => agency.ref)).size).toBe(120);
  });

  test('has no id and no staff number twice', () => {
    const numbers = made.flatMap(({ person }) =>
      person.staffNumbers.map((each) => `${each.agencyId} ${each.staffNumber}`),
    );
    expect(new Set(numbers).size).toBe(numbers.length);
    const current = versions.filter((each) => each.knownTo === undefined).map((each) => each.id);
    expect(new Set(current).size).toBe(current.length);
    expect(new Set(versions.map((each) => each.id))).toEqual(new Set(current));
  });

  test('has leavers, people with several posts, titles without a group, some eight pieces of evidence each', () => {
    const now = ({ posts }: MadePerson) => posts.filter((post) => post.knownTo === undefined);
    expect(share((person) => now(person).every((post) => post.endsOn !== undefined))).toBeGreaterThan(0.1);
    const several = share((person) => now(person).length > 1);
    expect(several).toBeGreaterThan(0.07);
    expect(several).toBeLessThan(0.15);
    const evidence = made.flatMap((person) => person.evidence).filter((each) => each.knownTo === undefined);
    expect(evidence.length / made.length).toBeGreaterThan(7);
    expect(evidence.length / made.length).toBeLessThan(9);
    expect(evidence.some((each) => each.withdrawn)).toBe(true);
    expect(made.flatMap(({ posts }) => posts).some((post) => post.jobTitle === 'Officer 3')).toBe(true);
  });

  test('believes one version of a record after the other, none before the partnership began and none later than today', () => {
    for (const person of made)
      for (const all of Map.groupBy([...person.posts, ...person.evidence], (each) => each.id).values()) {
        expect(all.map((each) => each.knownTo)).toEqual([...all.slice(1).map((each) => each.knownFrom), undefined]);
        expect(all.every((each) => each.knownFrom < (each.knownTo ?? '2026-11-22'))).toBe(true);
        expect(all[0]!.knownFrom >= '2020-11-01').toBe(true);
      }
  });

  test('learns of some things sixty days and more after', () => {
    const late = made
      .flatMap((person) => person.evidence)
      .filter(
        (each) =>
          Date.parse(each.knownFrom) - Date.parse(each.achievedOn) > 60 * 86_400_000 && each.achievedOn > '2021-01-01',
      );
    expect(late.length).toBeGreaterThan(500);
  });
});
