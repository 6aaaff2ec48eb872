import { definePlugin } from '@trellis/plugin';
import { DOCUMENTS } from './documents/index.ts';

/** Reports on a partnership's workforce learning, from the first draft to the signed paper. */
export const complianceReports = definePlugin({
  id: 'compliance-reports',
  title: 'Compliance reports',
  summary: 'Reports to the board, agency by agency and Section 11: drafted, challenged, signed, frozen and sent.',
  kind: 'tool',
  core: '^0.1.0',
  permissions: {},
  personalData: [],
  provides: () => ({ documents: DOCUMENTS }),
});
