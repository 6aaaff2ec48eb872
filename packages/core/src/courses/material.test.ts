import { expect, test } from 'vitest';
import { materialName } from './material.ts';

test.each([
  ['Slides v3 (final).pptx', 'Slides-v3-final.pptx'],
  ['Étude “neglect”.PDF', 'E-tude-neglect.pdf'],
  ['...pdf', 'material.pdf'],
  ['run.exe', undefined],
  ['page.html', undefined],
  ['noending', undefined],
  ['a.constructor', undefined],
])('a file called %s', (given, name) => {
  expect(materialName(given)?.name).toBe(name);
});
