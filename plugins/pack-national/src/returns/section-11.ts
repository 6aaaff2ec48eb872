import type { Pack } from '@trellis/core/frameworks';
import type { z } from 'zod';

const document = 'Children Act 2004, section 11; Education Act 2002, sections 157 and 175';
const source = { document, note: 'read in secondary sources; cycles are local' };

/**
 * The training part of the yearly audit: its figures are filled in from the records, and each agency confirms or disputes them.
 *
 * @source Section 11, 157 and 175 audits (read in secondary sources); the cycle, its topics and its deadline: house, as areas differ
 */
export const section11: z.input<typeof Pack> = {
  id: 's11-s175',
  version: '1.0.0',
  title: 'Section 11, 157 and 175 audits',
  kind: 'audit',
  validFrom: null,
  validTo: null,
  status: 'draft',
  returnTemplates: [
    {
      id: 'S11-TRAINING',
      title: 'Training of staff and volunteers',
      everyMonths: 12,
      dueOn: '03-31',
      topics: [
        { id: 'S11-ALL', title: 'Everything asked of each person', requirements: [] },
        { id: 'S11-BASIC', title: 'Basic awareness', requirements: ['LCF-L1'] },
        { id: 'S11-INTER-AGENCY', title: 'Inter-agency training', requirements: ['LCF-L3', 'LCF-L4'] },
      ],
      source,
    },
  ],
  source,
};
