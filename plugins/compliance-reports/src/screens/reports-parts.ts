import type { MayReport } from './who-may.ts';

/** The address of a part of reporting. */
export type ReportsPart =
  | '/reports'
  | '/reports/actions'
  | '/reports/headcount'
  | '/reports/schedules'
  | '/reports/small-numbers'
  | '/reports/what-if';

interface Part {
  readonly path: ReportsPart;
  readonly label: string;
}

/** The parts that somebody may open, in the order in which they are used. */
export function tabsFor({ isDrafting, readsPartnership, leadsAgencies }: MayReport): readonly Part[] {
  const isRunning = isDrafting || leadsAgencies.length > 0;
  return [
    { path: '/reports', label: 'Reports' },
    ...(readsPartnership ? [{ path: '/reports/actions', label: 'Actions' } as const] : []),
    ...(isRunning ? [{ path: '/reports/headcount', label: 'Headcount' } as const] : []),
    ...(isDrafting ? [{ path: '/reports/schedules', label: 'Schedules' } as const] : []),
    { path: '/reports/what-if', label: 'What if' },
    ...(isDrafting ? [{ path: '/reports/small-numbers', label: 'Small numbers' } as const] : []),
  ];
}
