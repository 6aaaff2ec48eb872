import type { ScreenContribution } from '@trellis/plugin';

const permission = 'evaluation-forms.answer';

/** The screens of whoever answers: learners, and their managers. */
export const FEEDBACK_SCREENS: readonly ScreenContribution[] = [
  { id: 'my-feedback', title: 'Feedback', path: '/feedback', permission, isInNavigation: true, group: 'learning' },
  // A deputy or a lead answers for a manager who is not there; the service decides whose sheet somebody may open.
  {
    id: 'feedback-sheet',
    title: 'Feedback',
    path: '/feedback/:bookingId/:stage',
    permission: 'signed-in',
    isInNavigation: false,
  },
  {
    id: 'course-feedback',
    title: 'Feedback on a course',
    path: '/feedback/course/:ref',
    permission: 'signed-in',
    isInNavigation: false,
  },
  { id: 'my-plan', title: 'My plan', path: '/my-plan', permission: 'signed-in', isInNavigation: false },
];
