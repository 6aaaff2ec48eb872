import { describe, expect, it } from 'vitest';
import type { Booking } from '../../bookings/schema.ts';
import { isAsked, sheetState, takesAnswers } from './sheet-state.ts';

const window = { opensAt: '2027-02-09T12:00:00.000Z', closesAt: '2027-03-10T00:00:00.000Z' };
const event = { state: 'published' } as const;
const booking = (state: Booking['state'], more: Partial<Booking> = {}) => ({
  state,
  approval: { state: 'not-needed', isDeputyAsked: false } as const,
  ...more,
});
const mark = (hasAttended: boolean) => ({ register: { hasAttended, hasCompleted: false, markedAt: window.opensAt } });

describe('who is asked', () => {
  it('before: whoever has a place that is theirs', () => {
    expect(isAsked('before', booking('placed'), event)).toBe(true);
    const approval = { state: 'asked', isDeputyAsked: false } as const;
    expect(isAsked('before', booking('placed', { approval }), event)).toBe(false);
    expect(isAsked('before', booking('waiting'), event)).toBe(false);
  });

  it('afterwards: whoever was there, and until the register is closed whoever was not marked absent', () => {
    expect(isAsked('after', booking('placed'), event)).toBe(true);
    expect(isAsked('after', booking('placed', mark(false)), event)).toBe(false);
    expect(isAsked('after', booking('attended'), { state: 'closed' })).toBe(true);
    expect(isAsked('after', booking('absent'), { state: 'closed' })).toBe(false);
  });

  it('some months later: only who was there', () => {
    expect(isAsked('follow-up', booking('placed'), event)).toBe(false);
    expect(isAsked('manager', booking('placed', mark(true)), event)).toBe(true);
    expect(isAsked('follow-up', booking('attended'), event)).toBe(true);
  });

  it('nobody, of an event that was called off', () => {
    expect(isAsked('before', booking('placed'), { state: 'cancelled' })).toBe(false);
    expect(isAsked('after', booking('attended'), { state: 'cancelled' })).toBe(false);
  });
});

describe('where a sheet stands', () => {
  it('follows the clock until something is on record', () => {
    expect(sheetState(undefined, window, '2027-02-09T11:59:59.999Z')).toBe('not-yet');
    expect(sheetState(undefined, window, window.opensAt)).toBe('open');
    expect(sheetState(undefined, window, window.closesAt)).toBe('closed');
    expect(sheetState('declined', window, window.closesAt)).toBe('declined');
  });

  it('lets answers in from its first moment to its last', () => {
    expect(takesAnswers(window, window.opensAt)).toBe(true);
    expect(takesAnswers(window, window.closesAt)).toBe(false);
  });
});
