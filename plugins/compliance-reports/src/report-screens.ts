import type { ScreenContribution } from '@trellis/plugin';

const read = 'compliance-reports.read';
const draft = 'compliance-reports.draft';
const keep = 'compliance-reports.headcount';

/** The screens of reports. One stands in the navigation; its tabs lead to the others. */
export const REPORT_SCREENS: readonly ScreenContribution[] = [
  {
    id: 'reports',
    title: 'Reports',
    path: '/reports',
    permission: read,
    isInNavigation: true,
    group: 'reports',
    // A board and those who scrutinise it open Trellis for its reports.
    firstFor: ['board', 'scrutineer'],
  },
  { id: 'draw-up', title: 'Draw up a report', path: '/reports/new', permission: draft, isInNavigation: false },
  { id: 'latest-report', title: 'The latest report', path: '/reports/latest', permission: read, isInNavigation: false },
  { id: 'report', title: 'Report', path: '/reports/:reportId', permission: read, isInNavigation: false },
  {
    id: 'change-report',
    title: 'Change the draft',
    path: '/reports/:reportId/change',
    permission: draft,
    isInNavigation: false,
  },
  { id: 'rows', title: 'Behind the figure', path: '/reports/:reportId/rows', permission: keep, isInNavigation: false },
  { id: 'what-if', title: 'What if', path: '/reports/what-if', permission: read, isInNavigation: false },
  { id: 'actions', title: 'Actions', path: '/reports/actions', permission: read, isInNavigation: false },
  { id: 'headcount', title: 'Headcount', path: '/reports/headcount', permission: keep, isInNavigation: false },
  {
    id: 'small-numbers',
    title: 'Small numbers',
    path: '/reports/small-numbers',
    permission: draft,
    isInNavigation: false,
  },
  { id: 'schedules', title: 'Schedules', path: '/reports/schedules', permission: draft, isInNavigation: false },
  {
    id: 'compare',
    title: 'Your figure and ours',
    path: '/reports/:reportId/compare',
    permission: keep,
    isInNavigation: false,
  },
];
