import type { ScreenContribution } from '@trellis/plugin';

const read = 'evaluation-forms.read';
const build = 'evaluation-forms.build';

/** The screens of whoever reads what evaluation says, and of whoever keeps its forms. One stands in the navigation; its tabs lead to the others. */
export const EVALUATION_SCREENS: readonly ScreenContribution[] = [
  {
    id: 'evaluation',
    title: 'Evaluation',
    path: '/evaluation',
    permission: read,
    isInNavigation: true,
    group: 'quality',
  },
  { id: 'summary', title: 'What they said', path: '/evaluation/summary', permission: read, isInNavigation: false },
  // A trainer opens it from her own event: the service decides whose summary somebody may read.
  {
    id: 'event-summary',
    title: 'What they said',
    path: '/evaluation/events/:eventId',
    permission: 'signed-in',
    isInNavigation: false,
  },
  { id: 'comments', title: 'Comments', path: '/evaluation/comments', permission: build, isInNavigation: false },
  {
    id: 'named-answers',
    title: 'Answers with names',
    path: '/evaluation/events/:eventId/answers',
    permission: build,
    isInNavigation: false,
  },
  { id: 'forms', title: 'Forms', path: '/evaluation/forms', permission: build, isInNavigation: false },
  {
    id: 'form',
    title: 'One form',
    path: '/evaluation/forms/:formId/:version',
    permission: build,
    isInNavigation: false,
  },
];
