import { lazy } from 'react';

/** The screens of practitioners, managers and agency leads, each loaded when it is first opened. */
export const booking = {
  training: lazy(async () => ({ default: (await import('./training.tsx')).Training })),
  event: lazy(async () => ({ default: (await import('./event.tsx')).EventPage })),
  'my-bookings': lazy(async () => ({ default: (await import('./my-bookings.tsx')).MyBookings })),
  approvals: lazy(async () => ({ default: (await import('./approvals.tsx')).Approvals })),
  'agency-bookings': lazy(async () => ({ default: (await import('./agency-bookings.tsx')).AgencyBookings })),
};
