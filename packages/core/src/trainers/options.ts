import type { Option } from '../readings.ts';

/**
 * Points that the sources leave open about who trains. A pack that is at work may choose other readings.
 *
 * @source Leeds, Learning and Development Offer; Cambridgeshire and Peterborough, expectations of the boards
 */
export const TRAINER_OPTIONS: readonly Option[] = [
  {
    id: 'AMB-TR-1',
    point: 'Does the training-for-trainers condition cover in-house safeguarding trainers too?',
    readings: { a: 'yes, both', b: 'only practitioners' },
    default: 'a',
    source: { document: 'Leeds Safeguarding Children Partnership', section: 'Learning and Development Offer' },
  },
  {
    id: 'AMB-TR-2',
    point: 'How many agencies make a truly multi-agency delivery?',
    readings: { a: 'two trainers from different agencies', b: 'any pair matched by role' },
    default: 'a',
    source: { document: 'Leeds Safeguarding Children Partnership', section: 'Learning and Development Offer' },
  },
  {
    id: 'AMB-TR-3',
    point: 'How often is a trainer observed?',
    readings: { a: 'not given', b: 'once a year' },
    default: 'a',
    source: { document: 'Leeds Safeguarding Children Partnership', section: 'Quality Assurance' },
  },
];
