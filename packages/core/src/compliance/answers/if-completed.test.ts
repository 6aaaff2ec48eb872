import { expect, test } from 'vitest';
import { dateOf } from '../../calendar.ts';
import type { CourseWithMappings } from '../../courses/store.ts';
import { equivalencesById } from '../../frameworks/crosswalk/crosswalk.ts';
import { AgencyId, CourseId, EvidenceId, PersonId, PostId } from '../../ids.ts';
import type { KnownEvidence } from '../../evidence/schema.ts';
import { ifCompleted, type MightComplete } from './if-completed.ts';
import { oneRule, type OneRule } from '../judge/kinds/one-rule.fixture.ts';
import type { StoredLife } from '../lives/lives.ts';
import type { PathwayRow } from './pathway-rows.ts';

const hours = { kind: 'hours', hours: 6, windowMonths: 36, participatoryShare: 0.5 };
const course: CourseWithMappings = {
  course: {
    id: CourseId.parse('course'),
    ref: 'level-3',
    title: 'Level 3',
    kind: 'core-course',
    isInterAgency: true,
    durationMinutes: 150,
  },
  versions: [],
  mappings: [
    { id: 'mapping', courseId: CourseId.parse('course'), satisfies: ['ASKED'], validFrom: null, validTo: null },
  ],
} as unknown as CourseWithMappings;

/** What completing the course would do for the one requirement of somebody who shows as overdue. */
function counts(asked: OneRule, taken: Partial<MightComplete> = {}) {
  const { life, requirements } = oneRule(asked);
  const personId = PersonId.parse('person');
  const agencyId = AgencyId.parse('agency');
  const stored: StoredLife = {
    personId,
    life,
    posts: [
      { id: PostId.parse('post'), personId, agencyId, startsOn: '2023-01-01', flags: [], audiences: ['G'] },
    ] as unknown as StoredLife['posts'],
    evidence: life.evidence.map(
      (each, index) =>
        ({
          id: EvidenceId.parse(`evidence-${index}`),
          personId,
          kind: each.kind,
          satisfies: [...each.satisfies],
          achievedOn: dateOf(each.achievedOn),
          withdrawn: false,
          knownFrom: '2024-01-01T00:00:00Z',
        }) satisfies KnownEvidence,
    ),
  };
  const none = { agencies: new Map(), overrides: new Map(), mappings: new Map(), courses: new Map() };
  const rules = { ...none, packs: [], activations: [], requirements, equivalences: equivalencesById([]) };
  const row = { requirement: 'ASKED', title: 'Made up', state: 'overdue', postIds: ['post'] } as unknown as PathwayRow;
  const { fixes, nextDueOn, progress } = ifCompleted(stored, rules, { course, on: '2024-06-01', ...taken })(row);
  return { fixes, nextDueOn, progress };
}

test('a course adds its own length to the hours that are there, and alone does not fix what it does not fill', () => {
  const evidence = [{ on: '2024-01-10', hours: 2, participatoryHours: 2 }];
  expect(counts({ rule: hours, evidence })).toEqual({ fixes: false, progress: { required: 6, accepted: 4.5 } });
});

test('an event adds the hours that its register will tell, and those learnt together', () => {
  const evidence = [{ on: '2024-01-10', hours: 2, participatoryHours: 2 }];
  expect(counts({ rule: hours, evidence }, { minutes: 240, isTogether: true })).toEqual({
    fixes: true,
    nextDueOn: '2027-01-10',
    progress: { required: 6, accepted: 6 },
  });
});

test('hours learnt alone add nothing where only hours learnt together are missing', () => {
  const evidence = [{ on: '2024-01-10', hours: 5 }];
  expect(counts({ rule: hours, evidence })).toEqual({ fixes: false, progress: undefined });
});

test('one more time in the year is told, and fixes when it is enough', () => {
  const twice = { kind: 'count', times: 2, per: { yearFrom: '09-01' } };
  expect(counts({ rule: twice, evidence: [] })).toEqual({ fixes: false, progress: { required: 2, accepted: 1 } });
  expect(counts({ rule: twice, evidence: [{ on: '2024-01-10' }] })).toEqual({
    fixes: true,
    nextDueOn: '2025-08-31',
    progress: { required: 2, accepted: 2 },
  });
});

test('what changed is done again, and an edition is not read by completing a course', () => {
  const changes = [{ id: 'C1', title: 'it was replaced', on: '2024-03-01', within: { days: 30 } }];
  expect(counts({ rule: { kind: 'on-change', changes }, evidence: [{ on: '2023-05-01' }] })).toEqual({
    fixes: true,
    nextDueOn: null,
    progress: undefined,
  });
  const edition = { edition: 'E1', editionTitle: 'Part one', editionOn: '2023-09-01', within: { days: 30 } };
  expect(counts({ rule: { kind: 'declaration', ...edition }, evidence: [] }).fixes).toBe(false);
});
