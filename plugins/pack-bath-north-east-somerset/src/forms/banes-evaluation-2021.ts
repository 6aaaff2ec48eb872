import type { Pack } from '@trellis/core/frameworks';
import type { z } from 'zod';
import { document, edition } from '../charging/strategy.ts';
import { items, scales } from './evaluation-items.ts';
import { evaluationOptions } from './options.ts';

/**
 * The evaluation form: six headings, up to seven objectives rated before and after on one scale, four questions on learning into
 * practice, further comments, and the talk with the manager. Its questions are in our own words.
 *
 * @source Bath and North East Somerset, Training Strategy 2021-2024, section 5 and Appendix 6; the sheet some months later, its three
 *   months, and the share and number that make a theme: house
 */
export const banesEvaluation2021: z.input<typeof Pack> = {
  id: 'banes-evaluation-2021',
  version: '1.0.0',
  title: 'Bath and North East Somerset evaluation form 2021',
  kind: 'evaluation',
  validFrom: '2021-04-01',
  validTo: null,
  status: 'active',
  options: [...evaluationOptions],
  forms: [
    {
      id: 'BN-EVALUATION',
      version: '1',
      title: 'Evaluation of training',
      headings: ['course-title', 'course-date', 'name', 'job-title', 'manager-name', 'work-postal-address'],
      naming: { option: 'AMB-EV-3', readings: { a: 'named', b: 'anonymous' } },
      mostObjectives: { option: 'AMB-EV-5', readings: { a: 7, b: 20 } },
      scales,
      items,
      followUpMonths: 3,
      theme: {
        option: 'AMB-EV-2',
        readings: { a: { sharePercent: 30, pairs: 5, againPercent: 20 }, b: { opensReview: false } },
      },
      source: { document, edition, section: 'Appendix 6' },
    },
  ],
  source: { document, edition, section: '5 Methods of Evaluation' },
};
