import type { ScreenContribution } from '@trellis/plugin';

/** The screens of practitioners, managers and agency leads. Those in the navigation have tabs that lead to the others. */
export const BOOKING_SCREENS: readonly ScreenContribution[] = [
  {
    id: 'training',
    title: 'Courses',
    path: '/training',
    permission: 'course-booking.book',
    isInNavigation: true,
    group: 'learning',
  },
  {
    id: 'event',
    title: 'Course',
    path: '/training/:eventId',
    permission: 'course-booking.book',
    isInNavigation: false,
  },
  {
    id: 'my-bookings',
    title: 'My courses',
    path: '/my-bookings',
    permission: 'course-booking.book',
    isInNavigation: false,
  },
  {
    id: 'approvals',
    title: 'Approvals',
    path: '/approvals',
    permission: 'course-booking.approve',
    isInNavigation: true,
    group: 'people',
  },
  {
    id: 'agency-bookings',
    title: 'Agency bookings',
    path: '/agency-bookings',
    permission: 'course-booking.approve',
    isInNavigation: false,
  },
];
