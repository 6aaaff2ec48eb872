import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const folder = new URL('./theme/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8').replaceAll(/\/\*.*?\*\//gs, '');
const names = readdirSync(folder).filter((name) => name.endsWith('.css'));

describe('the theme', () => {
  test('every part is imported once', () => {
    const imported = [
      ...readFileSync(new URL('./theme.css', import.meta.url), 'utf8').matchAll(/@import ["']\.\/theme\/(.+?)["']/g),
    ].map((found) => found[1]);
    expect(imported).toHaveLength(names.length);
    expect(new Set(imported)).toEqual(new Set(names));
  });

  test.each(names.filter((name) => name !== 'tokens.css' && name !== 'print.css'))(
    '%s names no colour and no size of its own',
    (name) => {
      const rules = read(name).replaceAll(/@(?:media|container)[^{]*/g, '');
      expect(rules.match(/#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\(|(?<![\w.-])\d*\.?\d+(?:px|rem)\b/gi)).toBeNull();
    },
  );

  test('every custom property that is used is set', () => {
    const all = names.map(read).join('\n');
    const set = new Set([...all.matchAll(/(--[\w-]+)\s*:/g)].map((found) => found[1]));
    // React Aria measures the field and sets this one.
    set.add('--trigger-width');
    const used = new Set([...all.matchAll(/var\((--[\w-]+)/g)].map((found) => found[1]));
    expect([...used].filter((name) => !set.has(name))).toEqual([]);
  });
});

/** @source WCAG 2.2, relative luminance */
function luminance(hex: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

/** How well two colours, as '#rrggbb', can be told apart, from 1 to 21. */
function contrastRatio(one: string, other: string): number {
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light! + 0.05) / (dark! + 0.05);
}

function tokensOf(selector: string): Record<string, string> {
  const css = read('tokens.css');
  const from = css.indexOf('{', css.indexOf(selector));
  const found = css.slice(from, css.indexOf('\n}', from)).matchAll(/(--[\w-]+):\s*(#[0-9a-f]+)/g);
  return Object.fromEntries([...found].map(([, name, colour]) => [name!, colour!]));
}

describe.each([
  ['light', tokensOf(':root {')],
  ['dark', { ...tokensOf(':root {'), ...tokensOf('[data-theme="dark"] {') }],
])('the %s colours', (_, token) => {
  const ratio = (one: string, other: string) => contrastRatio(token[one]!, token[other]!);
  const states = ['overdue', 'due-soon', 'current', 'upcoming', 'exempt', 'unknown'];

  test.each(['--paper', '--surface', '--sunken', '--brand-soft'])('words can be read on %s', (ground) => {
    for (const words of ['--ink', '--ink-2', '--brand']) expect(ratio(words, ground)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(states)('words and shapes of %s can be told from their ground', (state) => {
    for (const ground of [`--${state}-wash`, '--surface']) {
      expect(ratio(`--${state}`, ground)).toBeGreaterThanOrEqual(4.5);
      expect(ratio(`--${state}-fill`, ground)).toBeGreaterThanOrEqual(3);
    }
  });

  test('words can be read on the brand and on the answer', () => {
    expect(ratio('--on-brand', '--brand')).toBeGreaterThanOrEqual(4.5);
    expect(ratio('--on-strong', '--brand-strong')).toBeGreaterThanOrEqual(7);
    expect(ratio('--on-brand-2', '--brand-strong')).toBeGreaterThanOrEqual(4.5);
  });

  test('borders of controls and the focus ring can be seen', () => {
    for (const ground of ['--surface', '--paper']) {
      expect(ratio('--line-strong', ground)).toBeGreaterThanOrEqual(3);
      expect(ratio('--focus', ground)).toBeGreaterThanOrEqual(3);
    }
  });
});
