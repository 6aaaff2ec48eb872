import type { Pack } from '@trellis/core/frameworks';
import type { z } from 'zod';

const source = {
  document: 'Bank holidays in England and Wales',
  edition: 'read 21 November 2026',
  note: 'The pattern of the Banking and Financial Dealings Act 1971, confirmed in secondary sources for 2025 to 2028 where those had the date. Holidays are proclaimed late: compare with the list on GOV.UK.',
};

/** Date and name of each holiday. */
const holidays: readonly (readonly [date: string, name: string])[] = [
  ['2024-01-01', "New Year's Day"],
  ['2024-03-29', 'Good Friday'],
  ['2024-04-01', 'Easter Monday'],
  ['2024-05-06', 'Early May bank holiday'],
  ['2024-05-27', 'Spring bank holiday'],
  ['2024-08-26', 'Summer bank holiday'],
  ['2024-12-25', 'Christmas Day'],
  ['2024-12-26', 'Boxing Day'],
  ['2025-01-01', "New Year's Day"],
  ['2025-04-18', 'Good Friday'],
  ['2025-04-21', 'Easter Monday'],
  ['2025-05-05', 'Early May bank holiday'],
  ['2025-05-26', 'Spring bank holiday'],
  ['2025-08-25', 'Summer bank holiday'],
  ['2025-12-25', 'Christmas Day'],
  ['2025-12-26', 'Boxing Day'],
  ['2026-01-01', "New Year's Day"],
  ['2026-04-03', 'Good Friday'],
  ['2026-04-06', 'Easter Monday'],
  ['2026-05-04', 'Early May bank holiday'],
  ['2026-05-25', 'Spring bank holiday'],
  ['2026-08-31', 'Summer bank holiday'],
  ['2026-12-25', 'Christmas Day'],
  ['2026-12-28', 'Boxing Day (substitute)'],
  ['2027-01-01', "New Year's Day"],
  ['2027-03-26', 'Good Friday'],
  ['2027-03-29', 'Easter Monday'],
  ['2027-05-03', 'Early May bank holiday'],
  ['2027-05-31', 'Spring bank holiday'],
  ['2027-08-30', 'Summer bank holiday'],
  ['2027-12-27', 'Christmas Day (substitute)'],
  ['2027-12-28', 'Boxing Day (substitute)'],
  ['2028-01-03', "New Year's Day (substitute)"],
  ['2028-04-14', 'Good Friday'],
  ['2028-04-17', 'Easter Monday'],
  ['2028-05-01', 'Early May bank holiday'],
  ['2028-05-29', 'Spring bank holiday'],
  ['2028-08-28', 'Summer bank holiday'],
  ['2028-12-25', 'Christmas Day'],
  ['2028-12-26', 'Boxing Day'],
];

/**
 * Bank holidays in England and Wales, 2024 to 2028. A holiday that is proclaimed later comes as a new version; charges made before name
 * the version that they were counted with.
 *
 * @source Banking and Financial Dealings Act 1971, Schedule 1; substitutes and proclaimed days as published on GOV.UK
 */
export const bankHolidaysEnglandAndWales: z.input<typeof Pack> = {
  id: 'bank-holidays-ew',
  version: '2026.11.21',
  title: 'Bank holidays in England and Wales',
  kind: 'calendar',
  validFrom: null,
  validTo: null,
  status: 'active',
  calendars: [
    {
      id: 'england-and-wales',
      version: '2026-11-21',
      title: 'Bank holidays in England and Wales',
      holidays: holidays.map(([date, name]) => ({ date, name })),
      source,
    },
  ],
  source,
};
