import type { Pack } from '@trellis/core/frameworks';
import type { z } from 'zod';

const document = 'Early years foundation stage statutory framework';
const source = {
  document,
  edition: '14 July 2025, in force 1 September 2025',
  section: 'Annex C',
  note: 'read in secondary sources',
};

/**
 * Early years settings and childminders: safeguarding training that meets the criteria of Annex C, renewed every two years.
 * A refresher of a partnership may not meet them, so a course counts only where it is mapped to this requirement.
 *
 * @source EYFS statutory framework 2025, Annex C (read in secondary sources); first due: house
 */
export const eyfs2025: z.input<typeof Pack> = {
  id: 'eyfs-2025',
  version: '1.0.0',
  title: 'Early years statutory framework 2025',
  kind: 'statutory framework',
  validFrom: '2025-09-01',
  validTo: null,
  status: 'active',
  requirements: [
    {
      id: 'EYFS-ANNEX-C',
      title: 'Safeguarding training that meets Annex C',
      summary: 'Do safeguarding training that meets the early years criteria.',
      appliesTo: { agencyKinds: ['ey-group', 'ey-home'] },
      aliases: ['eyfs-2025'],
      clock: 'activity',
      rule: {
        kind: 'interval',
        id: 'EYFS-R1',
        months: 24,
        first: {
          option: 'HOUSE-EYFS-FIRST-DUE',
          readings: { a: { kind: 'within', of: { months: 3 } }, b: { kind: 'before-role' } },
        },
        noticeDays: 90,
        agencyInterval: 'shorter',
        source,
      },
      source,
    },
  ],
  options: [
    {
      id: 'HOUSE-EYFS-FIRST-DUE',
      point: 'By when must somebody new to an early years setting first have this training?',
      readings: { a: 'within three months', b: 'before taking up the role' },
      default: 'a',
      source: { document: 'house', note: 'the sources that were read state no such period' },
    },
  ],
  source,
};
