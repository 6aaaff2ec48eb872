import type { Pack } from '@trellis/core/frameworks';
import type { z } from 'zod';
import { audiences } from './audiences.ts';
import { competencies } from './competencies.ts';
import { levels } from './levels.ts';
import { options } from './options.ts';
import { refreshers } from './refreshers.ts';

const document = 'London Competency Framework';
const area = (id: string, title: string) => ({ id, title, source: { document, section: '2' } });

/**
 * The London Competency Framework: five levels, eight groups and the board row, 24 competencies and the refresher rules.
 * Good practice, not law (1.7). Titles are our own short words; the source is the text to go by.
 *
 * @source London Competency Framework, undated; cites Working Together 2015 and the London Child Protection Procedures, 5th edition
 */
export const london: z.input<typeof Pack> = {
  id: 'london-competency-framework',
  version: '1.0.0',
  title: 'London Competency Framework',
  kind: 'professional framework',
  validFrom: null,
  validTo: null,
  status: 'active',
  frameworks: [
    {
      id: 'london-competency-framework',
      title: 'London Competency Framework',
      levels,
      audiences,
      competencies,
      knowledgeAreas: [
        area('LCF-K1', 'Communicating and engaging with children, young people and families'),
        area('LCF-K2', 'Development of children and young people'),
        area('LCF-K3', 'Safeguarding and promoting welfare'),
        area('LCF-K4', 'Multi-agency working'),
        area('LCF-K5', 'Information sharing'),
      ],
      severalRoles: { option: 'AMB-LCF-3', readings: { a: 'highest', b: 'union' } },
      equivalent: { option: 'AMB-LCF-7', readings: { a: [['LCF-L3-C7', 'LCF-L4-C1a']], b: [] } },
      source: { document },
    },
  ],
  requirements: refreshers,
  options: [...options],
  source: { document, note: 'undated; cites Working Together 2015' },
};
