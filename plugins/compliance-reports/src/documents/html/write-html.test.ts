import { expect, test } from 'vitest';
import { BOARD_PAPER } from '../../board-paper.fixture.ts';
import { writeHtml } from './write-html.ts';

const page = async (paper = BOARD_PAPER) => new TextDecoder().decode(await writeHtml(paper));

test('nothing is fetched from anywhere and nothing is run', async () => {
  expect(await page()).not.toMatch(/<script|<link|<img|@import|url\((?!#)|https?:/);
});

test('there is one first heading, and it is the answer', async () => {
  const headings = [...(await page()).matchAll(/<h(\d)[^>]*>([^<]*)/g)].map(([, level, text]) => `${level} ${text}`);
  expect(headings[0]).toBe(`1 ${BOARD_PAPER.lead}`);
  expect(headings.filter((heading) => heading.startsWith('1'))).toHaveLength(1);
  expect(headings.filter((heading) => heading.startsWith('2'))).toHaveLength(BOARD_PAPER.sections.length);
});

test('every heading of a table has its scope, and every table its caption', async () => {
  const text = await page();
  expect(text).not.toMatch(/<th>|<th (?!scope)/);
  expect(text.match(/<table>/g)).toHaveLength(2);
  expect(text.match(/<caption/g)).toHaveLength(2);
});

test('a chart is a picture with its sentence', async () => {
  expect(await page()).toContain('role="img" aria-label="All agencies rose from 71%');
});

test('words are never markup', async () => {
  const text = await page({
    ...BOARD_PAPER,
    lead: '<img src=x onerror=alert(1)>',
    status: 'Draft"</style><script>alert(1)</script>',
  });
  expect(text).not.toMatch(/<img|<script/);
  expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;');
});

test('a draft says so where it opens, at the foot of every printed page and where it is signed', async () => {
  const text = await page();
  expect(text.match(/Draft for sign-off/g)!.length).toBeGreaterThan(2);
  expect(text).toContain('This is a draft. It is not published until it is signed off.');
});

test('a published paper names the fingerprint of its figures where it is signed', async () => {
  const text = await page({ ...BOARD_PAPER, status: 'Published', fingerprint: '9c41e07b52d8aa16'.repeat(4) });
  expect(text).toContain('Signed for the figures with the fingerprint 9c41 e07b 52d8 aa16.');
});
