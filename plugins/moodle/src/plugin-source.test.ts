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

/** The strings of a plugin that the sources of both name literally. */
function literal(component: Component): string[] {
  return components.flatMap((from) =>
    [...filesOf(from, '.php'), ...filesOf(from, '.mustache')]
      .filter(([name]) => !name.startsWith('tests/') && !name.startsWith('lang/'))
      .flatMap(([, text]) => [
        ...names(text, new RegExp(`(?<!\\. |config\\()'([\\w:]+)',\\s*'${component}'`, 'g')),
        ...names(text, new RegExp(`{{#str}}\\s*([\\w:]+),\\s*${component}\\b`, 'g')),
        ...names(text, new RegExp(`addHelpButton\\('\\w+', '(\\w+)', '${component}'\\)`, 'g')).map(
          (name) => `${name}_help`,
        ),
        ...(from === component ? names(text, /'((?:privacy:metadata|[a-z]+:[a-z]+)(?::[a-z]+)*)'(?! \.)/g) : []),
      ]),
  );
}

/** The strings of the connector whose names are put together while it runs, from the lists that they are put together of. */
function computed(): string[] {
  const source = (name: string): string => textOf('local_trellis', `classes/${name}.php`);
  const list = (name: string, before: RegExp): string[] =>
    names(new RegExp(`${before.source}\\[([^\\]]+)\\]`).exec(source(name))?.[1] ?? '', /'([\w-]+)'/g);
  const part = (name: string, from: string): string =>
    new RegExp(`function ${from}\\([\\s\\S]*?\\n {4}}`).exec(source(name))?.[0] ?? '';
  const bare = (state: string): string => state.replace('-', '');
  const reasons = [
    ...phpFiles.flatMap(({ text }) => names(text, /new failure\('(\w+)'/g)),
    ...names(part('client', 'reason'), /(?:=>|\?|:) '(\w+)'/g),
    ...names(part('client', 'failure_of'), /(?:\?|:) '(\w+)'/g),
  ];
  const lines = [...source('output/connection_page').matchAll(/\$this->line\('(\w+)', (.*?), (?:true|false|\$)/g)];
  const choices = [
    ...list('form/settings_form', /foreach \(/),
    ...names(source('form/settings_form'), /add_choice\('(\w+)'\)/g),
  ];
  return [
    ...list('external/get_due', /STATES = /).flatMap((state) => [`due:${bare(state)}`, `due:${bare(state)}on`]),
    ...list('external/get_due', /foreach \(/).map((state) => `due:count${bare(state)}`),
    ...reasons.map((reason) => `failure:${reason}`),
    ...lines.flatMap(([, about, which]) => [
      `line:${about!}`,
      ...names(which!, /'(\w+)'/g).map((one) => `line:${about!}:${one}`),
    ]),
    ...names(part('lti_tool', 'standing'), /=> '(\w+)'/g).map((standing) => `line:tool:${standing}`),
    ...list('privacy/provider', /SENT = /).map((name) => `privacy:metadata:trellis:${name}`),
    ...choices.flatMap((name) => [name, `${name}_help`]),
  ];
}

function names(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1]!);
}

describe.each(components.map((component) => ({ component })))('$component', ({ component }) => {
  const has = new Set(
    [...textOf(component, `lang/en/${component}.php`).matchAll(/^\$string\['([^']+)'\]/gm)].map((match) => match[1]!),
  );
  const asked = [...literal(component), ...(component === 'local_trellis' ? computed() : [])];

  test('has every language string that is asked for, also where the name is put together', () => {
    expect(asked.length).toBeGreaterThan(component === 'local_trellis' ? 130 : 10);
    expect([...new Set(asked)].filter((name) => !has.has(name))).toEqual([]);
  });

  test('has no language string that nobody asks for', () => {
    const byMoodle = (name: string): boolean =>
      name === 'pluginname' || name.startsWith('cachedef_') || name.startsWith('trellis:');
    expect([...has].filter((name) => !asked.includes(name) && !byMoodle(name))).toEqual([]);
  });

  test('names its capabilities and its cache in words', () => {
    const capabilities = [...textOf(component, 'db/access.php').matchAll(/'(?:local|block)\/(\w+:\w+)' =>/g)];
    const caches = [...textOf(component, 'db/caches.php').matchAll(/^ {4}'(\w+)' => \[/gm)];
    const wanted = [...capabilities.map((match) => match[1]!), ...caches.map((match) => `cachedef_${match[1]!}`)];
    expect(wanted.filter((name) => !has.has(name))).toEqual([]);
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
