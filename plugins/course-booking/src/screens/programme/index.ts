import { lazy } from 'react';

/** The screens of coordinators and trainers, each loaded when it is first opened. */
export const programme = {
  'course-edit': lazy(async () => ({ default: (await import('./course-edit.tsx')).CourseEdit })),
};
