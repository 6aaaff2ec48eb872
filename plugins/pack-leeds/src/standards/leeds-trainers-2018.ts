import type { Pack } from '@trellis/core/frameworks';
import type { z } from 'zod';
import { context, document, edition, offer, qualityAssurance } from '../strategy.ts';
import { trainerOptions } from './options.ts';

/**
 * Who may be in the training pool, how its trainers are put together, what a session is looked at against, and what partner agencies see to
 * themselves; in our own words. The agreed minimum content of introductory training and the regional standards are other documents, and are not here.
 *
 * @source Leeds Safeguarding Children Partnership, Learning and Development Strategy 2018-2021: Local Context, Learning and Development
 *   Offer, Quality Assurance; what each set is held against: house
 */
export const leedsTrainers2018: z.input<typeof Pack> = {
  id: 'leeds-trainers-2018',
  version: '1.0.0',
  title: 'Leeds training pool 2018',
  kind: 'standards',
  validFrom: null,
  validTo: null,
  status: 'active',
  options: [...trainerOptions],
  standards: [
    {
      id: 'LE-trainers',
      title: 'Trainers of the pool',
      uses: ['trainer'],
      standards: [
        {
          id: 'TR-LEEDS',
          text: 'Trains on safeguarding in their own organisation or is a practitioner with safeguarding knowledge, and has the training for trainers of West Yorkshire or equivalent experience',
          source: offer,
        },
        {
          id: 'TR-OBS',
          text: 'Is observed, to see whether the training keeps to the standards',
          source: qualityAssurance,
        },
      ],
      source: offer,
    },
    {
      id: 'LE-delivery',
      title: 'Delivery',
      uses: ['session'],
      standards: [
        {
          id: 'TR-PAIR',
          text: 'Is led by trainers matched by agency, job role, skills and knowledge, so that it is truly multi-agency',
          source: offer,
        },
        {
          id: 'TR-STD',
          text: 'Keeps to the training standards of West Yorkshire, which rest on those of PIAT for multi-agency training',
          source: { ...offer, note: 'the standards themselves are another document' },
        },
      ],
      source: offer,
    },
    {
      id: 'LE-agencies',
      title: 'What partner agencies do',
      uses: ['agency'],
      standards: [
        { id: 'LE-D1', text: 'Finds out what training its own staff need', source: context },
        {
          id: 'LE-D2',
          text: 'Gives introductory training in-house where it can, on the agreed minimum content',
          source: context,
        },
        { id: 'LE-D3', text: 'Otherwise finds its staff a way to suitable training', source: context },
        { id: 'TR-KIND', text: 'Gives trainers to the pool in kind', source: offer },
      ],
      source: context,
    },
  ],
  source: { document, edition },
};
