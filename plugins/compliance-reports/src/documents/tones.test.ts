import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { CHART_COLOURS, PAINTS } from '../charts/index.ts';
import { TONES } from './tones.ts';

const theme = readFileSync(path.join(import.meta.dirname, '../../../../packages/ui/src/theme/tokens.css'), 'utf8');

test('files have the colours of the theme', () => {
  const own = new Set<string>(Object.keys(CHART_COLOURS));
  const differing = Object.entries(TONES).filter(
    ([name, colour]) => !own.has(name) && !theme.includes(`  --${name}: ${colour};`),
  );
  expect(differing).toEqual([]);
});

test('every paint of a chart has its colours', () => {
  const named = Object.values(PAINTS).flatMap(({ fill, stroke, wash }) => [fill, stroke, wash]);
  expect(named.filter((tone) => tone !== undefined && !(tone in TONES))).toEqual([]);
});
