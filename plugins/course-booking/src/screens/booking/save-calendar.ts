import type { ScreenServices } from '@trellis/plugin/screens';

/** Saves the sessions of a booking as a file that calendars open. */
export async function saveCalendar(api: ScreenServices['api'], bookingId: string): Promise<void> {
  const { fileName, content } = await api.bookings.calendar.query({ bookingId });
  const address = URL.createObjectURL(new Blob([content], { type: 'text/calendar' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  URL.revokeObjectURL(address);
}
