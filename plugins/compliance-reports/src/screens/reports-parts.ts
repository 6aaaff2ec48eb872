/** The address of a part of reporting. */
export type ReportsPart = '/reports' | '/reports/what-if';

/** The parts of reporting, in the order in which they are used. */
export const REPORTS_PARTS: readonly { readonly path: ReportsPart; readonly label: string }[] = [
  { path: '/reports', label: 'Reports' },
  { path: '/reports/what-if', label: 'What if' },
];
