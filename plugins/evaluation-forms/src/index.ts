import { definePlugin } from '@trellis/plugin';
import { EVALUATION_SCREENS } from './evaluation-screens.ts';
import { FEEDBACK_SCREENS } from './feedback-screens.ts';
import { COURSE_FEEDBACK_ICON, FEEDBACK_ICON } from './tool-icons.ts';

/** Whether learning works: asked before, after and months later, with the manager, and told in sum without names. */
export const evaluationForms = definePlugin({
  id: 'evaluation-forms',
  title: 'Evaluation forms',
  summary: 'Asks learners before, after and months later, keeps their plan with their manager, and shows what changed.',
  kind: 'tool',
  core: '^0.1.0',
  permissions: {
    'evaluation-forms.answer': 'Answer one’s own feedback sheets, and as a manager those of one’s team',
    'evaluation-forms.read': 'Read what evaluation says in sum, without names',
    'evaluation-forms.build': 'Keep the forms, read and tag comments, release answers',
  },
  personalData: [
    {
      what: 'Answers that were begun and not sent, on the device on which they were typed',
      about: 'Learners and their managers',
      keptDays: 60,
      why: 'So that nothing is lost with the connection',
    },
  ],
  provides: () => ({
    roles: {
      'evaluation-forms.answer': ['practitioner', 'manager', 'agency-lead'],
      'evaluation-forms.read': ['board', 'scrutineer', 'agency-lead', 'coordinator', 'administrator'],
      'evaluation-forms.build': ['coordinator', 'administrator'],
    },
    screens: [...FEEDBACK_SCREENS, ...EVALUATION_SCREENS],
    ltiTools: [
      {
        id: 'feedback',
        title: 'Feedback',
        summary: 'The questions that wait for you, before and after your courses. One minute each.',
        screen: 'my-feedback',
        icon: FEEDBACK_ICON,
      },
      {
        id: 'course-feedback',
        title: 'Feedback on a course',
        summary: 'The questions about one course: before it, after it or some months later, whichever is open.',
        screen: 'course-feedback',
        choose: 'course',
        chosenAs: 'Feedback',
        icon: COURSE_FEEDBACK_ICON,
      },
    ],
  }),
});
