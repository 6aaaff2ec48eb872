import { expect, test } from 'vitest';
import type { Figures } from '../figures/schema.ts';
import { signOffBlocks, type ReportOnPaper } from './sign-off.ts';

test('a report that was signed at half past midnight in summer was signed on that day', () => {
  const report: ReportOnPaper = {
    kind: 'board',
    title: 'Half-yearly report',
    cover: '',
    state: 'published',
    signedBy: 'Helen Marsh',
    signedAt: '2026-06-30T23:30:00.000Z',
    challenges: [],
  };
  const signed = (timeZone?: string) => {
    const setting = { calendars: [], ...(timeZone === undefined ? {} : { timeZone }) };
    return JSON.stringify(signOffBlocks({ packs: [], setting } as unknown as Figures, report));
  };
  expect(signed('Europe/London')).toContain('Helen Marsh, 1 July 2026');
  expect(signed('Atlantic/Azores')).toContain('Helen Marsh, 30 June 2026');
  expect(signed()).toContain('Helen Marsh, 1 July 2026');
});
