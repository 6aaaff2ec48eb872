import type { Pack } from '@trellis/core/frameworks';
import type { z } from 'zod';

const document = 'Core Skills Training Framework (England)';
const source = { document, edition: '1.0, January 2020', note: 'partly read in secondary sources' };
const award = (id: string, title: string) => ({ id, title, issuer: 'An NHS employer', edition: '1.0', source });

/**
 * Awards that health staff bring along when they change their employer. They ask nothing of anybody; what each is worth is for the partnership to decide.
 *
 * @source Core Skills Training Framework (England), partly read in secondary sources
 */
export const skillsPassport: z.input<typeof Pack> = {
  id: 'cstf-england',
  version: '1.0.0',
  title: document,
  kind: 'awards',
  validFrom: '2020-01-01',
  validTo: null,
  status: 'draft',
  awards: [
    award('CSTF-SC-1', 'Safeguarding children, level 1'),
    award('CSTF-SC-2', 'Safeguarding children, level 2'),
    award('CSTF-SA-3', 'Safeguarding adults, level 3'),
    {
      id: 'LAC-2020-3',
      title: 'Looked-after children, level 3',
      issuer: 'Intercollegiate role framework',
      edition: '2020',
      source: {
        document: 'Looked after children: roles and competencies of healthcare staff',
        edition: '2020',
        note: 'not read',
      },
    },
    {
      id: 'LAC-2020-4',
      title: 'Looked-after children, level 4',
      issuer: 'Intercollegiate role framework',
      edition: '2020',
      source: {
        document: 'Looked after children: roles and competencies of healthcare staff',
        edition: '2020',
        note: 'not read',
      },
    },
  ],
  source,
};
