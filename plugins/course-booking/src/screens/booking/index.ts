import { lazy } from 'react';

/** The screens of practitioners, managers and agency leads, each loaded when it is first opened. */
export const booking = {
  training: lazy(async () => ({ default: (await import('./training/training.tsx')).Training })),
  event: lazy(async () => ({ default: (await import('./event/event.tsx')).EventPage })),
  'my-bookings': lazy(async () => ({ default: (await import('./places/my-bookings.tsx')).MyBookings })),
  approvals: lazy(async () => ({ default: (await import('./approvals/approvals.tsx')).Approvals })),
  'agency-bookings': lazy(async () => ({ default: (await import('./agency/agency-bookings.tsx')).AgencyBookings })),
};
