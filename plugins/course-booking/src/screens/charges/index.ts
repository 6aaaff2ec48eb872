import { lazy } from 'react';

/** The screens of finance officers, each loaded when it is first opened. */
export const charges = {
  charges: lazy(async () => ({ default: (await import('./charges.tsx')).Charges })),
  'billing-runs': lazy(async () => ({ default: (await import('./runs/billing-runs.tsx')).BillingRuns })),
  'billing-run': lazy(async () => ({ default: (await import('./runs/billing-run.tsx')).BillingRunPage })),
  'charge-line': lazy(async () => ({ default: (await import('./lines/charge-line.tsx')).ChargeLinePage })),
  'finance-details': lazy(async () => ({
    default: (await import('./details/finance-details.tsx')).FinanceDetailsPage,
  })),
  'price-list': lazy(async () => ({ default: (await import('./policies/price-list.tsx')).PriceList })),
  'price-list-edit': lazy(async () => ({ default: (await import('./policies/price-list-edit.tsx')).PriceListEdit })),
};
