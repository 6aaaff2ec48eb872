import type { Pack } from '@trellis/core/frameworks';
import type { z } from 'zod';
import { schoolRequirements } from './schools.ts';

const document = 'Keeping children safe in education';

const options: z.input<typeof Pack>['options'] = [
  {
    id: 'HOUSE-KCSIE-INDUCTION',
    point: 'By when has somebody new had what is asked at induction?',
    readings: { a: 'within 30 days', b: 'before the first day' },
    default: 'a',
    source: { document: 'house', note: 'the guidance says at induction, without a number of days' },
  },
  {
    id: 'HOUSE-KCSIE-YEAR',
    point: 'Which year is meant by an update at least annually?',
    readings: { a: 'the academic year, from 1 September to 31 August', b: 'the twelve months up to each day' },
    default: 'a',
    source: { document: 'house', note: 'the guidance says annually; schools plan by academic years' },
  },
];

interface Edition {
  readonly year: string;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly note: string;
}

/** One edition. The requirements keep their ids from edition to edition, so that nobody's history breaks off. */
function edition({ year, validFrom, validTo, note }: Edition): z.input<typeof Pack> {
  return {
    id: `kcsie-${year}`,
    version: '1.0.0',
    title: `${document} ${year}`,
    kind: 'statutory guidance',
    validFrom,
    validTo,
    status: 'draft',
    requirements: schoolRequirements(year, validFrom),
    options,
    source: { document, edition: year, note },
  };
}

/**
 * What was in force in 2024 to 2025, for history.
 *
 * @source Keeping children safe in education 2024: its date only was read; what it asks is taken to be as in 2025
 */
export const kcsie2024 = edition({
  year: '2024',
  validFrom: '2024-09-02',
  validTo: '2025-08-31',
  note: 'in force 2 September 2024 (read in secondary sources); its wording was not read',
});

/**
 * What schools and colleges go by until another edition is put to work.
 *
 * @source Keeping children safe in education 2025, partly read in secondary sources
 */
export const kcsie2025 = edition({
  year: '2025',
  validFrom: '2025-09-01',
  // It is expected to end on 31 August 2026, but stands until a person has released the edition after it.
  validTo: null,
  note: 'partly read in secondary sources; expected to be replaced on 1 September 2026',
});

/**
 * The edition after the consultation of February to April 2026.
 *
 * @source Keeping children safe in education 2026: the final text was not found; what it asks is taken to be as in 2025
 */
export const kcsie2026 = edition({
  year: '2026',
  validFrom: '2026-09-01',
  validTo: null,
  note: 'planned for 1 September 2026; the final text was not found and must be checked by a person',
});
