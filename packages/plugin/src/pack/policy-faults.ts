import { policyFaults as faultsWithin, type BankHolidayCalendar, type ChargingPolicy } from '@trellis/core/charging';
import { repeated } from '@trellis/core/frameworks';

/** What a charging policy names and does not have, or has twice, and whether it has the version of its pack. */
export function policyFaults(policy: ChargingPolicy, packVersion: string): readonly string[] {
  const place = `chargingPolicies.${policy.id}`;
  return [
    ...(policy.version === packVersion ? [] : [`${place}.version: must be that of the pack, ${packVersion}`]),
    ...faultsWithin(policy).map(({ field, reason }) => `${place}.${field}: ${reason}`),
  ];
}

/** Days that a calendar has twice. */
export function calendarFaults(calendar: BankHolidayCalendar): readonly string[] {
  return repeated(calendar.holidays.map((holiday) => holiday.date)).map(
    (date) => `calendars.${calendar.id}.holidays: ${date} is there twice`,
  );
}
