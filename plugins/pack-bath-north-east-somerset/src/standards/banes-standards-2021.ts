import type { Pack, Standard } from '@trellis/core/frameworks';
import type { z } from 'zod';
import { document, edition } from '../charging/strategy.ts';

const first = { document, edition, section: 'Appendix 1' };
const third = { document, edition, section: 'Appendix 3' };

const listed = (prefix: string, source: Standard['source'], texts: readonly string[]): Standard[] =>
  texts.map((text, index) => ({ id: `${prefix}${index + 1}`, text, source }));

/**
 * What training is designed by and looked at against: nine principles, six induction standards and the seven elements of the core offer,
 * in our own words.
 *
 * @source Bath and North East Somerset, Training Strategy 2021-2024, Appendix 1 and Appendix 3; what each set is held against: house
 */
export const banesStandards2021: z.input<typeof Pack> = {
  id: 'banes-standards-2021',
  version: '1.0.0',
  title: 'Bath and North East Somerset training principles and standards 2021',
  kind: 'standards',
  validFrom: '2021-04-01',
  validTo: null,
  status: 'active',
  standards: [
    {
      id: 'BN-principles',
      title: 'Training principles',
      uses: ['design', 'session'],
      standards: listed('BN-P', third, [
        'Thinks of the whole family and the community around it',
        'Starts from the lives of children and adults: their rights, what they say and what they need, through case studies, feedback and stories',
        'Works in partnership with parents, carers and others who matter to the person',
        'Builds on relationships, and on how each worker uses themselves in them',
        'Carries diversity and cultural competence all through, with professional curiosity',
        'Is open to everyone who works with children or with adults at risk, whether statutory, voluntary or independent',
        'Brings agencies together to learn from each other',
        'Rests on evidence: research, reflection, local and national lessons, and what people who use services say',
        'Answers local needs, and is evaluated and reviewed thoroughly and often',
      ]),
      source: {
        ...third,
        note: 'adapted there from the principles of PIAT and of "Training Together" by the NSPCC',
      },
    },
    {
      id: 'BN-induction',
      title: 'Induction standards',
      uses: ['content', 'design'],
      standards: listed('BN-I', first, [
        'Communicating and engaging with people',
        'How people develop',
        'Safeguarding and promoting welfare',
        'Supporting people through transitions',
        'Working with other agencies',
        'Sharing information',
      ]),
      source: first,
    },
    {
      id: 'BN-core-offer',
      title: 'Elements of the core offer',
      uses: ['design'],
      standards: listed('BN-E', first, [
        'Supports induction of staff: minimum standards and learning outcomes',
        'Core skills for practice that rests on evidence: supervision, assessment and analysis, reports, communication, interviews',
        'Mental health of children and adolescents: awareness and skills, with a higher course',
        'Reform for special educational needs and disabilities',
        'Equalities: disability, equal opportunities, LGBTQ and cultural awareness',
        'Participation: the voice of the individual and the family',
        'Welfare and resilience of staff: working alone, behaviour that challenges, stress',
      ]),
      source: first,
    },
  ],
  source: { document, edition },
};
