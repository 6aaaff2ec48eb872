import { expect, test } from 'vitest';
import { fileNameOf } from './file-name.ts';

test('a file is named by its report’s title and day', () => {
  expect(fileNameOf({ title: 'Half-yearly workforce report', asAt: '2026-12-31' }, 'pdf')).toBe(
    'half-yearly-workforce-report-2026-12-31.pdf',
  );
  expect(fileNameOf({ title: 'Siân’s “return”', asAt: '2026-12-31' }, 'extract')).toBe(
    'sia-n-s-return-2026-12-31-rows.csv',
  );
});
