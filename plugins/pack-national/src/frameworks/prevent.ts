import type { Pack } from '@trellis/core/frameworks';
import type { z } from 'zod';

const document = 'Prevent duty guidance';
const source = { document, edition: 'in force 31 December 2023', note: 'read in secondary sources' };

/**
 * Awareness of the Prevent duty. The guidance names no interval: each agency sets its own, and three years stand in where it has set none.
 *
 * @source Prevent duty guidance 2023 (read in secondary sources); interval and first due: house
 */
export const prevent: z.input<typeof Pack> = {
  id: 'prevent',
  version: '1.0.0',
  title: 'Prevent duty',
  kind: 'statutory guidance',
  validFrom: '2023-12-31',
  validTo: null,
  status: 'draft',
  requirements: [
    {
      id: 'PREVENT',
      title: 'Prevent awareness',
      summary: 'Learn how to notice and pass on concerns about radicalisation.',
      appliesTo: {},
      clock: 'activity',
      rule: {
        kind: 'interval',
        id: 'PREVENT-R1',
        months: 36,
        first: { kind: 'within', of: { months: 6 } },
        noticeDays: 90,
        agencyInterval: 'either',
        source: {
          document: 'house',
          note: 'no national interval; three years is commonly quoted, and practice differs',
        },
      },
      source,
    },
  ],
  source,
};
