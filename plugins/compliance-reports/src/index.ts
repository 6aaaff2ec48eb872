import { definePlugin } from '@trellis/plugin';
import { DOCUMENTS } from './documents/index.ts';
import { REPORT_SCREENS } from './report-screens.ts';
import { LATEST_REPORT_ICON, REPORTS_ICON } from './tool-icons.ts';

/** Reports on a partnership's workforce learning, from the first draft to the signed paper. */
export const complianceReports = definePlugin({
  id: 'compliance-reports',
  title: 'Compliance reports',
  summary: 'Reports to the board, agency by agency and Section 11: drafted, challenged, signed, frozen and sent.',
  kind: 'tool',
  core: '^0.1.0',
  permissions: {
    'compliance-reports.read': 'Read reports and the actions that came of them, and try other rules',
    'compliance-reports.draft': 'Draw up reports, and keep their schedules and settings',
    'compliance-reports.headcount': 'Keep headcounts, see the rows behind figures and compare them with one’s own',
  },
  personalData: [
    {
      what: 'Names and work e-mail addresses in the log of letters with reports',
      about: 'Recipients named in a schedule, and those who may sign',
      keptDays: 365,
      why: 'To send reports, and to answer who says that they never had one',
    },
  ],
  provides: () => ({
    roles: {
      'compliance-reports.read': ['board', 'scrutineer', 'agency-lead', 'coordinator', 'administrator'],
      'compliance-reports.draft': ['coordinator', 'administrator'],
      'compliance-reports.headcount': ['agency-lead', 'coordinator', 'administrator'],
    },
    documents: DOCUMENTS,
    screens: REPORT_SCREENS,
    ltiTools: [
      {
        id: 'reports',
        title: 'Reports',
        summary: 'Reports on who has learnt what: drafts, signed papers and what came of them.',
        screen: 'reports',
        icon: REPORTS_ICON,
      },
      {
        id: 'latest-report',
        title: 'The latest report to the board',
        summary: 'The report that the board signed last, as it was signed.',
        screen: 'latest-report',
        icon: LATEST_REPORT_ICON,
      },
    ],
  }),
});
