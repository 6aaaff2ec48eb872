import { defineScreens } from '@trellis/plugin/screens';
import { lazy } from 'react';

/** The screens of compliance reports, each loaded when it is first opened. */
export const screens = defineScreens({
  reports: lazy(async () => ({ default: (await import('./reports/reports-list.tsx')).ReportsList })),
  'draw-up': lazy(async () => ({ default: (await import('./reports/draw-up.tsx')).DrawUp })),
  'change-report': lazy(async () => ({ default: (await import('./reports/change-report.tsx')).ChangeReport })),
  'latest-report': lazy(async () => ({ default: (await import('./reports/latest-report.tsx')).LatestReport })),
  report: lazy(async () => ({ default: (await import('./reports/report-page.tsx')).ReportPage })),
  rows: lazy(async () => ({ default: (await import('./rows/rows-page.tsx')).RowsPage })),
  'what-if': lazy(async () => ({ default: (await import('./what-if/what-if.tsx')).WhatIf })),
  compare: lazy(async () => ({ default: (await import('./rows/compare-page.tsx')).ComparePage })),
  actions: lazy(async () => ({ default: (await import('./keeping/actions-page.tsx')).ActionsPage })),
  headcount: lazy(async () => ({ default: (await import('./keeping/headcount-page.tsx')).HeadcountPage })),
  schedules: lazy(async () => ({ default: (await import('./keeping/schedules-page.tsx')).SchedulesPage })),
  'small-numbers': lazy(async () => ({
    default: (await import('./keeping/small-numbers-page.tsx')).SmallNumbersPage,
  })),
});
