import type { EventRecord } from '@trellis/core/events';

/** A published event of a day in February 2027, with whatever is told of it. */
export function anEvent(id: string, more: Partial<EventRecord> = {}): EventRecord {
  return {
    id: id as EventRecord['id'],
    courseId: 'c-1' as EventRecord['courseId'],
    state: 'published',
    mode: 'classroom',
    sessions: [{ startsAt: '2027-02-09T09:30:00.000Z', endsAt: '2027-02-09T12:30:00.000Z' }],
    venue: { name: 'Town Hall' },
    linkShownHours: 24,
    places: { minimum: 4, maximum: 20, quotas: [], allotment: 'first-come', offerHours: 48, cutOffHours: 24 },
    approval: 'manager',
    attendanceThresholdPercent: 80,
    sequence: 0,
    movedFrom: [],
    ...more,
  };
}
