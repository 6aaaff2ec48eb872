import type { DocumentContribution } from '@trellis/plugin';
import { writeHtml } from './html/write-html.ts';
import { writePaperCsv } from './write-csv.ts';

// The libraries for PDF and workbooks are loaded when the first is written: a service starts without them.

/** Every form in which a report can be read away from the screen. */
export const DOCUMENTS: readonly DocumentContribution[] = [
  {
    format: 'pdf',
    title: 'Tagged PDF',
    mediaType: 'application/pdf',
    write: async (paper) => (await import('./pdf/write-pdf.ts')).writePdf(paper),
  },
  { format: 'html', title: 'Web page', mediaType: 'text/html; charset=utf-8', write: writeHtml },
  {
    format: 'xlsx',
    title: 'Spreadsheet',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: async (paper) => (await import('./write-xlsx.ts')).writePaperXlsx(paper),
  },
  { format: 'csv', title: 'CSV', mediaType: 'text/csv; charset=utf-8', write: writePaperCsv },
];
