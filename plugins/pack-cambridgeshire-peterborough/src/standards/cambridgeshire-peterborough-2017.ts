import type { Pack, Standard } from '@trellis/core/frameworks';
import type { z } from 'zod';

const document = 'Local Safeguarding Children Board procedures, training';
const edition = 'Cambridgeshire and Peterborough, April 2017';
const at = (section: string): Standard['source'] => ({ document, edition, section });
const expectations = at('LSCB expectations');
const single = at('Single Agency Training');
const together = at('Interagency Training');

const listed = (prefix: string, source: Standard['source'], texts: readonly string[]): Standard[] =>
  texts.map((text, index) => ({ id: `${prefix}${index + 1}`, text, source }));

/**
 * What the boards expect of any training and of whoever gives it, and what they expect of employers, for their own training and for training
 * with other agencies; in our own words. What the boards and their subgroup do themselves is not here.
 *
 * @source Cambridgeshire and Peterborough LSCB procedures, training chapter, April 2017; what each set is held against: house
 */
export const cambridgeshirePeterborough2017: z.input<typeof Pack> = {
  id: 'cambridgeshire-peterborough-2017',
  version: '1.0.0',
  title: 'Cambridgeshire and Peterborough expectations 2017',
  kind: 'standards',
  validFrom: '2017-04-01',
  validTo: null,
  status: 'active',
  standards: [
    {
      id: 'CP-expectations',
      title: 'What is expected of training',
      uses: ['design', 'session'],
      standards: listed('CP-X', expectations, [
        'Is given by trainers who know safeguarding, and by specialists where the subject is complex',
        'Is given by trainers who have done training for trainers or the equivalent',
        'Takes in research, reviews of cases and child deaths, policy and practice',
        'Agrees with local procedures',
        'Respects the rights of the child, diversity, equality and what service users live through',
        'Involves children, young people, parents and carers where that is possible',
        'Is reviewed and evaluated regularly: are its outcomes met, and does practice gain from it?',
      ]),
      source: expectations,
    },
    {
      id: 'CP-trainers',
      title: 'What is expected of trainers',
      uses: ['trainer'],
      standards: [
        {
          id: 'TR-CP-1',
          text: 'Knows safeguarding, with the protection of children, and has specialist knowledge for complex subjects',
          source: expectations,
        },
        {
          id: 'TR-CP-2',
          text: 'Has completed a programme of training for trainers, or the professional equivalent',
          source: expectations,
        },
        { id: 'TR-CP-3', text: 'Keeps to the boards’ training standards and principles', source: together },
      ],
      source: expectations,
    },
    {
      id: 'CP-employer-single',
      title: 'What employers see to in their own training',
      uses: ['agency'],
      standards: listed('CP-E', single, [
        'Staff are competent and sure of themselves',
        'Staff can notice a concern and act on it before they go to training with other agencies',
        'Whoever meets children, or adults who are parents, has an induction that nobody may miss',
        'People go on learning',
        'Training follows the local guidance on training practice',
        'Staff may go to local courses, office staff too',
        'Specialists have specialist training, and a formal record says that they attended and that they completed it satisfactorily',
        'Everybody’s practice is reviewed regularly',
      ]),
      source: single,
    },
    {
      id: 'CP-employer-inter',
      title: 'What employers give to training with other agencies',
      uses: ['agency'],
      standards: listed('CP-I', together, [
        'People with the experience for it sit on the training subgroup',
        'There is time for the work of training together',
        'Staff are released to attend',
        'The agency’s own training lets staff make the most of training with others, and build on it',
        'The agency helps to plan, resource, deliver and evaluate training',
        'Its designated trainers keep to the boards’ standards and principles',
      ]),
      source: together,
    },
  ],
  source: { document, edition },
};
