import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { components, home, type Component } from './folder.ts';
import { pluginFiles } from './plugin-zip.ts';

const textOf = (component: Component, name: string): string =>
  Buffer.from(pluginFiles(component).get(name) ?? '').toString('utf8');
const filesOf = (component: Component, ending: string): [string, string][] =>
  [...pluginFiles(component).keys()]
    .filter((name) => name.endsWith(ending))
    .map((name) => [name, textOf(component, name)]);
const phpFiles = components.flatMap((component) =>
  filesOf(component, '.php').map(([name, text]) => ({ file: `${component}/${name}`, text })),
);

const php = spawnSync('php', ['-v'], { encoding: 'utf8' });
const noPhp = php.status === 0 ? '' : ' (skipped: no php on this machine)';

test.skipIf(noPhp !== '')(
  `every PHP file parses${noPhp}`,
  () => {
    const faults = phpFiles.flatMap(({ file }) => {
      const run = spawnSync('php', ['-d', 'display_errors=stderr', '-l', path.join(home, file)], { encoding: 'utf8' });
      return run.status === 0 ? [] : [`${file}: ${run.stdout}${run.stderr}`];
    });
    expect(faults).toEqual([]);
  },
  60_000,
);

test('every PHP file carries the header of Moodle and the licence', () => {
  const bare = phpFiles.filter(
    ({ file, text }) =>
      !text.startsWith('<?php\n// This file is part of Moodle - https://moodle.org/\n') ||
      !text.includes(`@package    ${file.split('/')[0]}`) ||
      !text.includes('@license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later'),
  );
  expect(bare.map(({ file }) => file)).toEqual([]);
});

test('the plugins and their package have one version, and the block asks for the connector of the same', () => {
  const read = (component: Component, name: string): string =>
    new RegExp(`^\\$plugin->${name}\\s*= '?([^';]+)'?;`, 'm').exec(textOf(component, 'version.php'))?.[1] ?? '';
  const { version } = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8')) as { version: string };
  expect(components.map((component) => read(component, 'release'))).toEqual([version, version]);
  const [local, block] = components.map((component) => read(component, 'version'));
  expect(local).toMatch(/^20\d{8}$/);
  expect(block).toBe(local);
  expect(textOf('block_trellis', 'version.php')).toContain(`['local_trellis' => ${local}]`);
  expect(components.map((component) => read(component, 'requires'))).toEqual(['2025100600', '2025100600']);
});

describe.each(components.map((component) => ({ component })))('$component', ({ component }) => {
  const strings = new Set(
    [...textOf(component, `lang/en/${component}.php`).matchAll(/^\$string\['([^']+)'\]/gm)].map((match) => match[1]!),
  );

  test('has every language string that is asked for by its name', () => {
    const asked = components.flatMap((from) =>
      [...filesOf(from, '.php'), ...filesOf(from, '.mustache')]
        .filter(([name]) => !name.startsWith('tests/'))
        .flatMap(([, text]) => [
          ...[...text.matchAll(new RegExp(`(?<!\\. |config\\()'([\\w:]+)',\\s*'${component}'`, 'g'))].map(
            (match) => match[1]!,
          ),
          ...[...text.matchAll(new RegExp(`{{#str}}\\s*([\\w:]+),\\s*${component}\\b`, 'g'))].map((match) => match[1]!),
          ...[...text.matchAll(/new failure\('(\w+)'/g)]
            .map((match) => match[1]!)
            .flatMap((reason) => (component === 'local_trellis' ? [`failure:${reason}`] : [])),
        ]),
    );
    expect(asked.length).toBeGreaterThan(component === 'local_trellis' ? 60 : 8);
    expect([...new Set(asked)].filter((name) => !strings.has(name))).toEqual([]);
  });

  test('names its capabilities and its cache in words', () => {
    const capabilities = [...textOf(component, 'db/access.php').matchAll(/'(?:local|block)\/(\w+:\w+)' =>/g)];
    const caches = [...textOf(component, 'db/caches.php').matchAll(/^ {4}'(\w+)' => \[/gm)];
    const wanted = [...capabilities.map((match) => match[1]!), ...caches.map((match) => `cachedef_${match[1]!}`)];
    expect(wanted.filter((name) => !strings.has(name))).toEqual([]);
    expect(capabilities.length).toBeGreaterThan(0);
  });

  test('gives every template an example that is JSON', () => {
    const faults = filesOf(component, '.mustache').flatMap(([name, text]) => {
      const example = /Example context \(json\):\s*(\{[\s\S]*?\n {4}\})\s*\n}}/.exec(text)?.[1];
      if (!text.includes(`@template ${component}/${path.basename(name, '.mustache')}`)) return [`${name}: @template`];
      try {
        JSON.parse(example ?? '');
        return [];
      } catch {
        return [`${name}: example context`];
      }
    });
    expect(faults).toEqual([]);
  });

  test('has an upgrade function of the name that Moodle calls', () => {
    expect(textOf(component, 'db/upgrade.php')).toContain(`function xmldb_${component}_upgrade(int $oldversion): bool`);
  });
});
