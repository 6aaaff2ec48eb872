import { definePlugin } from '@trellis/plugin';
import { QUALITY_SCREENS } from './quality-screens.ts';
import { QUALITY_ICON } from './tool-icons.ts';

/** Training held against standards, and what is done about it until it is done. */
export const trainingQuality = definePlugin({
  id: 'training-quality',
  title: 'Training quality',
  summary:
    'Holds courses and sessions against standards, endorses agencies’ own courses, and follows reviews and actions until they are closed.',
  kind: 'tool',
  core: '^0.1.0',
  permissions: {
    'training-quality.read':
      'Read the standards at work, and what concerns oneself of observations, reviews and actions',
    'training-quality.run': 'Plan observations and samples, review courses, and keep actions and lessons',
    'training-quality.endorse': 'Ask for an endorsement of an agency’s own course, and decide on it',
  },
  personalData: [
    {
      what: 'Notes and strengths of observed sessions, and what the trainers say to them',
      about: 'Trainers and observers',
      keptDays: 730,
      why: 'To improve how training is given, and to see whether what was agreed was done',
    },
    {
      what: 'Names of who sees to an action or a review',
      about: 'Whoever took it on',
      keptDays: 730,
      why: 'To know whom to ask until it is closed',
    },
  ],
  provides: () => ({
    roles: {
      'training-quality.read': ['coordinator', 'administrator', 'trainer', 'agency-lead', 'board', 'scrutineer'],
      'training-quality.run': ['coordinator', 'administrator'],
      'training-quality.endorse': ['coordinator', 'administrator', 'agency-lead'],
    },
    screens: QUALITY_SCREENS,
    ltiTools: [
      {
        id: 'training-quality',
        title: 'Training quality',
        summary: 'Reviews of courses, observed sessions, standards and what is still to be done.',
        screen: 'quality',
        icon: QUALITY_ICON,
      },
    ],
  }),
});
