import { expect, test } from 'vitest';
import { deliveryWords } from './letter.ts';

test('a letter says the day of the signature as it was where the partnership is', () => {
  const report = {
    id: 'r',
    kind: 'board',
    title: 'Report',
    asAt: '2026-12-31',
    signedAt: '2027-02-01T23:30:00.000Z',
  } as const;
  const words = (timeZone: string) =>
    deliveryWords(
      { purpose: 'published', recipient: { name: 'Ana', email: 'ana@example.org' } },
      { report: { ...report, hash: 'ab' }, lead: '', files: [], timeZone },
      { publicUrl: 'https://trellis.example', partnershipName: 'Avonmere' },
    ).text;
  expect(words('Europe/London')).toContain('Signed on 1 February 2027.');
  expect(words('Europe/Lisbon')).toContain('Signed on 1 February 2027.');
  expect(words('Europe/Berlin')).toContain('Signed on 2 February 2027.');
});
