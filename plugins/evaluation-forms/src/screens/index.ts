import { defineScreens } from '@trellis/plugin/screens';
import { lazy } from 'react';

/** The screens of evaluation, each loaded when it is first opened. */
export const screens = defineScreens({
  'my-feedback': lazy(async () => ({ default: (await import('./feedback/my-feedback.tsx')).MyFeedback })),
  'feedback-sheet': lazy(async () => ({ default: (await import('./feedback/sheet-page.tsx')).SheetPage })),
  'course-feedback': lazy(async () => ({ default: (await import('./feedback/course-feedback.tsx')).CourseFeedback })),
  'my-plan': lazy(async () => ({ default: (await import('./feedback/my-plan.tsx')).MyPlan })),
  evaluation: lazy(async () => ({ default: (await import('./summaries/overview.tsx')).Overview })),
  summary: lazy(async () => ({ default: (await import('./summaries/summary-page.tsx')).SummaryPage })),
  'event-summary': lazy(async () => ({ default: (await import('./summaries/summary-page.tsx')).EventSummary })),
  'named-answers': lazy(async () => ({ default: (await import('./summaries/named-answers.tsx')).NamedAnswers })),
  comments: lazy(async () => ({ default: (await import('./summaries/comments-page.tsx')).CommentsPage })),
  forms: lazy(async () => ({ default: (await import('./forms/forms-list.tsx')).FormsList })),
  form: lazy(async () => ({ default: (await import('./forms/form-page.tsx')).FormPage })),
});
