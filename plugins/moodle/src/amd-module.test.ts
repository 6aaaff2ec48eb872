import { readFileSync } from 'node:fs';
import path from 'node:path';
import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { amdModule } from './amd-module.ts';
import { home } from './folder.ts';

const source = [
  '// A comment.',
  "import Ajax from 'core/ajax';",
  "import Templates from 'core/templates';",
  '',
  'export const init = (name) => `${Ajax.greet(name)}, ${Templates.name}`;',
  '',
].join('\n');

test('a module keeps its lines, takes what it needs from Moodle and gives what it exports', () => {
  const { code, map } = amdModule('block_x/due', source);
  const definition: { name?: string; exports: Record<string, unknown> } = { exports: {} };
  const parts: Record<string, unknown> = {
    exports: definition.exports,
    'core/ajax': { greet: (name: string) => `Hello ${name}` },
    'core/templates': { __esModule: true, default: { name: 'templates' } },
  };
  const define = (name: string, targets: string[], factory: (...given: unknown[]) => void): void => {
    definition.name = name;
    factory(...targets.map((target) => parts[target]));
  };
  runInNewContext(code, { define });
  expect(definition.name).toBe('block_x/due');
  expect((definition.exports['init'] as (name: string) => string)('Ann')).toBe('Hello Ann, templates');
  expect(code.split('\n')[4]).toContain('const init = _exports.init = (name)');
  expect(JSON.parse(map)).toMatchObject({ sources: ['../src/due.js'], mappings: 'AAAA;AACA;AACA;AACA;AACA' });
});

test('a form of import or export that would be lost is refused', () => {
  expect(() => amdModule('block_x/due', "import {call} from 'core/ajax';\n")).toThrow('not of a form');
  expect(() => amdModule('block_x/due', 'export default 1;\n')).toThrow('not of a form');
});

test('what Moodle serves is made of the source as it is now', () => {
  const amd = (file: string): string => readFileSync(path.join(home, 'block_trellis/amd', file), 'utf8');
  const { code, map } = amdModule('block_trellis/due', amd('src/due.js'));
  expect(amd('build/due.min.js')).toBe(code);
  expect(amd('build/due.min.js.map')).toBe(map);
});
