import { reportWork } from '@trellis/store';
import type { Work } from '../worker/worker.ts';
import { draftDueReports } from './draft-due-reports.ts';
import { sendReports } from './send-reports.ts';
import { writeFiles } from './write-files.ts';

/**
 * What becomes of reports by itself: drafts when the day of a schedule comes, the files of what was signed, and letters to whoever is to have it.
 *
 * @source house
 */
export const REPORT_WORK: Work = {
  name: 'reports',
  where: ({ database, plugins, now }) =>
    reportWork(
      database.app,
      now().toISOString(),
      plugins.documents.map(({ format }) => format),
    ),
  parts: [
    { name: 'drafts', run: draftDueReports, atOnce: 1 },
    { name: 'files', run: writeFiles, atOnce: 1 },
    { name: 'letters', run: sendReports, atOnce: 1 },
  ],
};
