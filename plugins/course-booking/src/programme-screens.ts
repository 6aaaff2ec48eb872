import type { ScreenContribution } from '@trellis/plugin';

/** The screens of coordinators and trainers. */
export const PROGRAMME_SCREENS: readonly ScreenContribution[] = [
  {
    id: 'course-edit',
    title: 'Course',
    path: '/programme/courses/:ref',
    permission: 'course-booking.programme',
    isInNavigation: false,
  },
];
