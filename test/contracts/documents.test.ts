import { createHash } from 'node:crypto';
import { complianceReports } from '@trellis/compliance-reports';
import { ReportFile, type Paper } from '@trellis/core/reporting';
import { loadPlugins } from '@trellis/plugin';
import { expect, test } from 'vitest';

const paper: Paper = {
  title: 'Workforce report',
  context: 'Workforce report to the board',
  lead: '1 of 2 agencies reported.',
  detail: '',
  figures: [{ value: { kind: 'not-known' }, label: 'people judged' }],
  sections: [],
  partnership: 'Westhaven Safeguarding Partnership',
  asAt: '2026-12-31',
  knownAt: '2027-01-15T10:30:00.000Z',
  standpoint: 'As at 31 December 2026, as known on 15 January 2027.',
  status: 'Draft',
};

const { documents } = loadPlugins({ complianceReports: complianceReports() }, { version: '0.1.0' });
const SIGNS: Readonly<Record<ReportFile['format'], string>> = {
  pdf: '%PDF-1.7',
  html: '<!doctype html>',
  xlsx: 'PK',
  csv: 'section,',
};

test('every form in which a report is kept has its writer', () => {
  expect(documents.map(({ format }) => format).toSorted()).toEqual([...ReportFile.shape.format.options].toSorted());
});

test.each(documents)('$format is what it says it is, and the same bytes whenever it is written', async (document) => {
  const [first, second] = [await document.write(paper), await document.write(paper)];
  expect(Buffer.from(first).toString('latin1').startsWith(SIGNS[document.format])).toBe(true);
  const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
  expect(hash(second)).toBe(hash(first));
});
