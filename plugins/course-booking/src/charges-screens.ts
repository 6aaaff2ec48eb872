import type { ScreenContribution } from '@trellis/plugin';

const permission = 'course-booking.charges';

/** The screens of finance officers. */
export const CHARGES_SCREENS: readonly ScreenContribution[] = [
  { id: 'charges', title: 'Charges', path: '/charges', permission, isInNavigation: true, group: 'money' },
  { id: 'billing-runs', title: 'Billing runs', path: '/charges/runs', permission, isInNavigation: false },
  { id: 'billing-run', title: 'Billing run', path: '/charges/runs/:runId', permission, isInNavigation: false },
  // An agency's lead opens it too, for charges of her own agency: the service decides who sees which line.
  {
    id: 'charge-line',
    title: 'Why this charge',
    path: '/charges/lines/:lineId',
    permission: 'signed-in',
    isInNavigation: false,
  },
  { id: 'finance-details', title: 'Agencies and codes', path: '/charges/agencies', permission, isInNavigation: false },
  { id: 'price-list', title: 'Price lists', path: '/price-lists', permission, isInNavigation: false },
  {
    id: 'price-list-edit',
    title: 'Draft of a price list',
    path: '/price-lists/:draftId',
    permission,
    isInNavigation: false,
  },
];
