import type { FormItem, Pack } from '@trellis/core/frameworks';
import type { z } from 'zod';

const source = { document: 'London Competency Framework', section: '1.9' };
const EXTENT = 'LCF-EXTENT';

/** One rating under one of the four questions. */
const rated = (
  theme: string,
  id: string,
  title: string,
  stages: z.input<typeof FormItem>['stages'],
): z.input<typeof FormItem> => ({ kind: 'rating', id, title, stages, scale: EXTENT, theme });

/**
 * A form on the four questions of the framework: whether the content is relevant, current and accurate; how it is delivered; what comes of
 * it soon and later; and what it does for working together. Its wording, scale and stages are ours.
 *
 * @source London Competency Framework, 1.9 (the four questions) and 1.10 (what managers do so that learning is used); the rest: house
 */
export const londonEvaluation: z.input<typeof Pack> = {
  id: 'london-evaluation',
  version: '1.0.0',
  title: 'London evaluation form',
  kind: 'evaluation',
  validFrom: null,
  validTo: null,
  status: 'active',
  forms: [
    {
      id: 'LCF-EVALUATION',
      version: '1',
      title: 'What came of the training',
      headings: ['course-title', 'course-date'],
      naming: 'named',
      scales: [{ id: EXTENT, labels: ['Not at all', 'A little', 'Mostly', 'Fully'] }],
      items: [
        rated('relevance', 'bears-on-work', 'Does the content bear on your work?', ['after']),
        rated('relevance', 'is-current', 'Was it up to date and accurate?', ['after']),
        rated('delivery', 'is-delivered-well', 'Was it delivered well?', ['after']),
        rated('outcomes', 'can-do-this', 'Can you do what this course is about?', ['before', 'after', 'follow-up']),
        rated('outcomes', 'works-otherwise', 'Have you changed anything in your work since?', ['follow-up']),
        rated('working-together', 'works-with-others', 'Do you work well with other agencies on this?', [
          'before',
          'after',
          'follow-up',
        ]),
        {
          kind: 'text',
          id: 'next-step',
          title: 'What is the first thing you will do with it?',
          stages: ['after'],
          isPlan: true,
        },
        { kind: 'text', id: 'comments', title: 'What should we know?', stages: ['after', 'follow-up'] },
        {
          kind: 'choice',
          id: 'manager-support',
          title: 'What did you give them to put it to use?',
          stages: ['manager'],
          choices: [
            { id: 'time', label: 'Time' },
            { id: 'resources', label: 'Resources' },
            { id: 'chances', label: 'Chances to try it' },
            { id: 'nothing-yet', label: 'Nothing yet' },
          ],
          hasSeveral: true,
        },
        {
          kind: 'text',
          id: 'changed',
          title: 'What has changed in how they work?',
          stages: ['manager'],
          isRequired: true,
        },
      ],
      source: { ...source, note: 'the four questions are the framework’s; the wording is ours' },
    },
  ],
  source,
};
