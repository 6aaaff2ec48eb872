import { definePlugin } from '@trellis/plugin';
import { COURSE_ICON, MY_AGENCY_ICON, MY_LEARNING_ICON } from './tool-icons.ts';

/** Pathways in the LMS: what a practitioner must learn, what a manager's team and a lead's agency still have to. */
export const pathwayAssignment = definePlugin({
  id: 'pathway-assignment',
  title: 'Safeguarding pathways',
  summary: 'Gives each post its pathway, and shows learners, managers and agency leads what is due and why.',
  kind: 'tool',
  core: '^0.1.0',
  permissions: {
    'pathway-assignment.own': 'See one’s own pathway',
    'pathway-assignment.team': 'See what one’s own team has to do',
    'pathway-assignment.agency': 'See what an agency’s staff have to do',
    'pathway-assignment.figures': 'See how agencies stand, in counts without names',
    'pathway-assignment.assign': 'Say which groups a job title belongs to',
  },
  personalData: [],
  provides: () => ({
    roles: {
      'pathway-assignment.own': ['practitioner'],
      'pathway-assignment.team': ['manager'],
      'pathway-assignment.agency': ['agency-lead', 'coordinator', 'administrator'],
      'pathway-assignment.figures': ['board', 'scrutineer'],
      'pathway-assignment.assign': ['agency-lead', 'coordinator', 'administrator'],
    },
    screens: [
      {
        id: 'my-learning',
        title: 'My learning',
        path: '/my-learning',
        permission: 'pathway-assignment.own',
        isInNavigation: true,
        group: 'learning',
      },
      {
        id: 'my-team',
        title: 'My team',
        path: '/my-team',
        permission: 'pathway-assignment.team',
        isInNavigation: true,
        group: 'people',
      },
      {
        id: 'my-agency',
        title: 'My agency',
        path: '/my-agency',
        permission: 'pathway-assignment.agency',
        isInNavigation: true,
        group: 'people',
      },
      {
        id: 'figures',
        title: 'Figures',
        path: '/figures',
        permission: 'pathway-assignment.figures',
        isInNavigation: true,
        group: 'reports',
      },
      {
        id: 'job-titles',
        title: 'Job titles',
        path: '/job-titles',
        permission: 'pathway-assignment.assign',
        isInNavigation: true,
        group: 'people',
      },
      {
        id: 'certificate',
        title: 'Certificate',
        path: '/certificates/:id',
        permission: 'signed-in',
        isInNavigation: false,
      },
      { id: 'course', title: 'Course', path: '/courses/:ref', permission: 'signed-in', isInNavigation: false },
    ],
    ltiTools: [
      {
        id: 'my-learning',
        title: 'My safeguarding learning',
        summary: 'What you must learn, why and by when.',
        screen: 'my-learning',
        icon: MY_LEARNING_ICON,
      },
      {
        id: 'my-agency',
        title: 'My agency’s safeguarding learning',
        summary: 'Who in an agency is overdue, and who is due next.',
        screen: 'my-agency',
        icon: MY_AGENCY_ICON,
      },
      {
        id: 'course',
        title: 'A course',
        summary: 'How you stand for one course, what it counts for, and where to book it.',
        screen: 'course',
        choose: 'course',
        isGraded: true,
        icon: COURSE_ICON,
      },
    ],
  }),
});
