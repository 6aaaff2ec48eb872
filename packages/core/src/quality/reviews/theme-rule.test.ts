import { expect, test } from 'vitest';
import { Form, Pack, PackForm } from '../../frameworks/schema.ts';
import { themeRule } from './theme-rule.ts';

const source = { document: 'made up' };
const item = { kind: 'rating', id: 'R', title: 'How sure?', stages: ['before', 'after'], scale: 'S' };
const plain = {
  id: 'F',
  version: '3',
  title: 'How it was',
  scales: [{ id: 'S', labels: ['no', 'yes'] }],
  items: [item],
  source,
};
const readings = { a: {}, b: { sharePercent: 40, pairs: 8, opensReview: false } };
const packOf = (theme: object): Pack =>
  Pack.parse({
    id: 'p',
    version: '1.0.0',
    title: 'p',
    kind: 'evaluation',
    validFrom: null,
    validTo: null,
    status: 'active',
    options: [{ id: 'AMB-X-1', point: 'open', readings: { a: 'one', b: 'other' }, default: 'a', source }],
    forms: [PackForm.parse({ ...plain, theme })],
    source,
  });
const pack = { id: 'p', version: '1.0.0' };

test('a theme says what the form asks for, and the reading of the option that decided', () => {
  const packs = [packOf({ option: 'AMB-X-1', readings })];
  const read = (letter: 'a' | 'b') => Form.parse({ ...plain, theme: readings[letter] });
  expect(themeRule({ form: read('a'), pack }, 'share', packs)).toBe('at least 30% of at least 5 people (AMB-X-1:a)');
  expect(themeRule({ form: read('b'), pack }, 'share', packs)).toBe('at least 40% of at least 8 people (AMB-X-1:b)');
});

test('where no option decided, it names the form', () => {
  const form = Form.parse({ ...plain, theme: { againPercent: 25 } });
  const words = 'at least 25% of at least 5 people, in two runs in a row (“How it was”, version 3)';
  expect(themeRule({ form, pack }, 'again', [packOf({ againPercent: 25 })])).toBe(words);
  expect(themeRule({ form }, 'again', [packOf({ option: 'AMB-X-1', readings })])).toBe(words);
});
