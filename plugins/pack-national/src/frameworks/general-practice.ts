import type { Pack, Requirement } from '@trellis/core/frameworks';
import type { z } from 'zod';

const document = 'RCGP safeguarding standards for general practice';
const source = { document, edition: 'October 2024', note: 'read in secondary sources' };
const periods = { document: 'house', note: 'the pages that were read state no such period' };

const LEVELS = [1, 2, 3] as const;

function levelTraining(number: (typeof LEVELS)[number]): z.input<typeof Requirement> {
  return {
    id: `RCGP-L${number}`,
    title: `Safeguarding standards, level ${number}`,
    summary: `Do your induction and the level ${number} learning.`,
    appliesTo: { audiences: [`RCGP-STAFF-${number}`] },
    clock: 'activity',
    rule: {
      kind: 'once',
      id: `RCGP-R${number}`,
      first: { kind: 'within', of: { months: number === 2 ? 1 : 3 } },
      source: number === 2 ? source : periods,
    },
    source,
  };
}

/**
 * What everybody in general practice learns about safeguarding children and adults, by level.
 *
 * @source RCGP safeguarding standards for general practice, October 2024 (read in secondary sources); first due at levels 1 and 3: house
 */
export const rcgp2024: z.input<typeof Pack> = {
  id: 'rcgp-2024',
  version: '1.0.0',
  title: document,
  kind: 'professional standard',
  validFrom: '2024-10-01',
  validTo: null,
  status: 'active',
  frameworks: [
    {
      id: 'rcgp-2024',
      title: document,
      levels: LEVELS.map((number) => ({
        id: `RCGP-${number}`,
        number,
        title: `Level ${number}`,
        includes: [],
        source,
      })),
      audiences: LEVELS.map((number) => ({
        id: `RCGP-STAFF-${number}`,
        title: `General practice staff at level ${number}`,
        level: `RCGP-${number}`,
        source,
      })),
      competencies: [],
      severalRoles: 'highest',
      source,
    },
  ],
  requirements: [
    ...LEVELS.map(levelTraining),
    {
      id: 'RCGP-UPDATE',
      title: 'Safeguarding update each year',
      summary: 'Take part in a safeguarding update once a year.',
      appliesTo: { audiences: ['RCGP-STAFF-1', 'RCGP-STAFF-2'] },
      clock: 'activity',
      rule: {
        kind: 'count',
        id: 'RCGP-R4',
        times: 1,
        per: { months: 12 },
        first: { kind: 'within', of: { months: 12 } },
        noticeDays: 60,
        source,
      },
      source,
    },
    {
      id: 'RCGP-LEARNING',
      title: 'Learning each year, level 3',
      summary: 'Learn about safeguarding at level 3 once a year.',
      appliesTo: { audiences: ['RCGP-STAFF-3'] },
      clock: 'activity',
      rule: {
        kind: 'count',
        id: 'RCGP-R5',
        times: 1,
        per: { months: 12 },
        evidence: ['completion', 'award'],
        first: { kind: 'within', of: { months: 12 } },
        noticeDays: 60,
        source,
      },
      source,
    },
    {
      id: 'RCGP-REFLECTION',
      title: 'Reflection each year, level 3',
      summary: 'Reflect on a safeguarding case or on your learning once a year.',
      appliesTo: { audiences: ['RCGP-STAFF-3'] },
      clock: 'activity',
      rule: {
        kind: 'count',
        id: 'RCGP-R6',
        times: 1,
        per: { months: 12 },
        evidence: ['reflection'],
        first: { kind: 'within', of: { months: 12 } },
        noticeDays: 60,
        source,
      },
      source,
    },
    {
      id: 'RCGP-MEETING',
      title: 'Meeting the practice’s safeguarding lead',
      summary: 'Meet the safeguarding lead of your practice within a month.',
      appliesTo: { audiences: ['RCGP-STAFF-3'] },
      clock: 'activity',
      rule: { kind: 'once', id: 'RCGP-R7', first: { kind: 'within', of: { months: 1 } }, source },
      source,
    },
  ],
  source,
};
