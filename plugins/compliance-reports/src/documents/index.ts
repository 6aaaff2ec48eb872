import type { DocumentContribution } from '@trellis/plugin';
import { writeHtml } from './html/write-html.ts';
import { writePdf } from './pdf/write-pdf.ts';
import { writePaperCsv } from './write-csv.ts';
import { writePaperXlsx } from './write-xlsx.ts';

/** Every form in which a report can be read away from the screen. */
export const DOCUMENTS: readonly DocumentContribution[] = [
  { format: 'pdf', title: 'Tagged PDF', mediaType: 'application/pdf', write: writePdf },
  { format: 'html', title: 'Web page', mediaType: 'text/html; charset=utf-8', write: writeHtml },
  {
    format: 'xlsx',
    title: 'Spreadsheet',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    write: writePaperXlsx,
  },
  { format: 'csv', title: 'CSV', mediaType: 'text/csv; charset=utf-8', write: writePaperCsv },
];
