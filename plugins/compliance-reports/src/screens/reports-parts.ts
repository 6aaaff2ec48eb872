import type { MayReport } from './who-may.ts';

/** The address of a part of reporting. */
export type ReportsPart =
  | '/reports'
  | '/reports/actions'
  | '/reports/headcount'
  | '/reports/small-numbers'
  | '/reports/what-if';

interface Part {
  readonly path: ReportsPart;
  readonly label: string;
}

/** The parts that somebody may open, in the order in which they are used. */
export function tabsFor({ isDrafting, leadsAgencies }: MayReport): readonly Part[] {
  const isRunning = isDrafting || leadsAgencies.length > 0;
  return [
    { path: '/reports', label: 'Reports' },
    { path: '/reports/actions', label: 'Actions' },
    ...(isRunning ? [{ path: '/reports/headcount', label: 'Headcount' } as const] : []),
    { path: '/reports/what-if', label: 'What if' },
    ...(isDrafting ? [{ path: '/reports/small-numbers', label: 'Small numbers' } as const] : []),
  ];
}
