import { defineScreens } from '@trellis/plugin/screens';
import { lazy } from 'react';

/** The screens of evaluation, each loaded when it is first opened. */
export const screens = defineScreens({
  'my-feedback': lazy(async () => ({ default: (await import('./feedback/my-feedback.tsx')).MyFeedback })),
  'feedback-sheet': lazy(async () => ({ default: (await import('./feedback/sheet-page.tsx')).SheetPage })),
  'course-feedback': lazy(async () => ({ default: (await import('./feedback/course-feedback.tsx')).CourseFeedback })),
});
