import type { ScreenContribution } from '@trellis/plugin';

/** The screens of coordinators and trainers. */
export const PROGRAMME_SCREENS: readonly ScreenContribution[] = [
  {
    id: 'programme',
    title: 'Programme',
    path: '/programme',
    permission: 'course-booking.programme',
    isInNavigation: true,
    group: 'programme',
  },
  {
    id: 'course-edit',
    title: 'Course',
    path: '/programme/courses/:ref',
    permission: 'course-booking.programme',
    isInNavigation: false,
  },
  {
    id: 'event-edit',
    title: 'Change a date',
    path: '/programme/:eventId/edit',
    permission: 'course-booking.programme',
    isInNavigation: false,
  },
  {
    id: 'event-desk',
    title: 'One date',
    path: '/programme/:eventId',
    permission: 'course-booking.programme',
    isInNavigation: false,
  },
  {
    id: 'my-events',
    title: 'My events',
    path: '/my-events',
    permission: 'course-booking.train',
    isInNavigation: true,
    group: 'programme',
  },
  {
    id: 'my-event',
    title: 'One of my events',
    path: '/my-events/:eventId',
    permission: 'signed-in',
    isInNavigation: false,
  },
  {
    id: 'register',
    title: 'Register',
    path: '/register/:eventId',
    permission: 'signed-in',
    isInNavigation: false,
  },
];
