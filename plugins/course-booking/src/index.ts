import { definePlugin } from '@trellis/plugin';
import { BOOKING_SCREENS } from './booking-screens.ts';
import { CHARGES_SCREENS } from './charges-screens.ts';
import { PROGRAMME_SCREENS } from './programme-screens.ts';
import { TRAINING_ICON } from './tool-icons.ts';

/** A partnership's training programme in the LMS: finding and booking courses, running them, and what they cost. */
export const courseBooking = definePlugin({
  id: 'course-booking',
  title: 'Course booking',
  summary:
    'Books places on courses from the LMS, keeps waiting lists and registers, and charges agencies by a policy that is data.',
  kind: 'tool',
  core: '^0.1.0',
  permissions: {
    'course-booking.book': 'Find and book courses for oneself',
    'course-booking.approve': 'Approve places for one’s team, and book for an agency',
    'course-booking.programme': 'Publish courses and dates, allot places and roster trainers',
    'course-booking.train': 'See the groups one trains and take their registers',
    'course-booking.charges': 'See and settle what agencies are charged',
  },
  personalData: [],
  provides: () => ({
    roles: {
      'course-booking.book': 'signed-in',
      'course-booking.approve': ['manager', 'agency-lead', 'coordinator'],
      'course-booking.programme': ['coordinator', 'administrator'],
      'course-booking.train': ['trainer'],
      'course-booking.charges': ['finance', 'coordinator', 'administrator'],
    },
    screens: [...BOOKING_SCREENS, ...PROGRAMME_SCREENS, ...CHARGES_SCREENS],
    ltiTools: [
      {
        id: 'training',
        title: 'Courses and places',
        summary: 'Dates of courses, what each costs and who pays, and your own places.',
        screen: 'training',
        icon: TRAINING_ICON,
      },
    ],
  }),
});
