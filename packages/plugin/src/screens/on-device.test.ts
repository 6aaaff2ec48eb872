import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { deviceKey, draftOnDevice, keepOnDevice, keptOnDevice } from './on-device.ts';

const key = deviceKey('feedback', 'chloe', 'booking-1');
const first = { text: '', isAgreed: false };
const now = '2027-02-09T10:42:00.000Z';

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  });
});
afterEach(() => vi.unstubAllGlobals());

test('what somebody typed is there again after the page was loaded again', () => {
  expect(keepOnDevice(key, { savedAt: now, entry: { text: 'My plan', isAgreed: true } })).toBe(true);
  expect(draftOnDevice(key, first, now)).toEqual({ savedAt: now, entry: { text: 'My plan', isAgreed: true } });
});

test('nobody finds what another person typed on the same device', () => {
  keepOnDevice(key, { savedAt: now, entry: first });
  expect(keptOnDevice(deviceKey('feedback', 'ben', 'booking-1'))).toBeUndefined();
});

test('a draft of an older screen with other fields is dropped', () => {
  keepOnDevice(key, { savedAt: now, entry: { text: 'My plan' } });
  expect(draftOnDevice(key, first, now)).toBeUndefined();
  expect(keptOnDevice(key)).toBeUndefined();
});

test('a draft that nobody has sent for two months is dropped', () => {
  keepOnDevice(key, { savedAt: '2026-12-01T09:00:00.000Z', entry: first });
  expect(draftOnDevice(key, first, now)).toBeUndefined();
});

test('a browser that keeps nothing for us says so and fails nothing', () => {
  vi.stubGlobal('localStorage', undefined);
  expect(keepOnDevice(key, first)).toBe(false);
  expect(keptOnDevice(key)).toBeUndefined();
});
