import { builtinModules } from 'node:module';
import { expect, test } from 'vitest';
import { importsOf, readImports, resolveRelative, show, type Import } from './import-graph.ts';
import { isTest, packageOf, packages, readSources } from './repository.ts';

/** Which packages of ours each may import; every plugin may import those under 'plugins'. Whoever is missing may import none. */
const arrows: Record<string, readonly string[]> = {
  'packages/core': [],
  'packages/lti-1p3': [],
  'packages/ui': [],
  'packages/store': ['core'],
  'packages/api': ['core'],
  'packages/plugin': ['api', 'core'],
  'packages/host': ['api', 'core', 'lti-1p3', 'plugin', 'store'],
  'packages/testing': ['api', 'core', 'host', 'lti-1p3', 'plugin', 'store'],
  // It starts the service, the command line, the benchmarks and the tests' server.
  'packages/config': ['service', 'store', 'test'],
  plugins: ['api', 'core', 'plugin', 'ui'],
};

/** In core an area imports only the areas above it. */
const areas = [
  'people',
  'access',
  'notices',
  'charging',
  'frameworks',
  'courses',
  'standards',
  'evidence',
  'pathways',
  'trainers',
  'events',
  'billing',
  'bookings',
  'registers',
  'evaluation',
  'quality',
  'compliance',
  'lms',
  'reporting',
  'letters',
  'deliveries',
  'audit',
];

const imports = readImports();
const ownName = (target: string) => /^@trellis\/([^/]+)/.exec(target)?.[1];

function offences(judge: (found: Import) => string | undefined): string[] {
  return imports.flatMap((found) => {
    const why = judge(found);
    return why === undefined ? [] : [show(found, why)];
  });
}

test('the import reader sees every form of import and none in a comment', () => {
  const text = [
    "import { a } from './a.ts';",
    "import type { B } from '@trellis/core';",
    'import {',
    '  c,',
    "} from './c.ts';",
    "export * from './d.ts';",
    "import './e.css';",
    "const f = await import('./f.ts');",
    "/** import { g } from './g.ts'; */",
    "// import { h } from './h.ts';",
  ].join('\n');
  expect(importsOf('x.ts', text).map(({ line, target, isType }) => [line, target, isType])).toEqual([
    [1, './a.ts', false],
    [2, '@trellis/core', true],
    [3, './c.ts', false],
    [6, './d.ts', false],
    [7, './e.css', false],
    [8, './f.ts', false],
  ]);
});

test('packages import only along the arrows', () => {
  const found = offences((one) => {
    const name = ownName(one.target);
    const from = packageOf(one.file);
    if (name === undefined || from === undefined || from.kind === 'apps') return undefined;
    if (`@trellis/${name}` === from.manifest.name) return undefined;
    if (from.kind === 'plugins' && packages.some((other) => other.home === `plugins/${name}`))
      return 'no plugin imports another';
    // A package's own tests may use the test kit and what it stands on.
    if (isTest(one.file) && name === 'testing') return undefined;
    const allowed = arrows[from.kind === 'plugins' ? 'plugins' : from.home] ?? [];
    return allowed.includes(name) ? undefined : `${from.home} may import ${allowed.join(', ') || 'none of ours'}`;
  });
  expect(found).toEqual([]);
});

test('the web app never reaches the server, and a pack brings no code from elsewhere', () => {
  const web = ['api', 'core', 'plugin', 'ui'];
  const found = offences((one) => {
    const name = ownName(one.target);
    if (name === undefined) return undefined;
    const isPlugin = packages.some((other) => other.home === `plugins/${name}`);
    if (one.file.startsWith('apps/web/') && !one.isType) {
      if (isPlugin) return one.target.endsWith('/screens') ? undefined : 'only the door ./screens is for the browser';
      if (!web.includes(name)) return `the browser may load ${web.join(', ')}`;
    }
    if (one.file.startsWith('plugins/pack-') && !isTest(one.file) && !['core', 'plugin'].includes(name))
      return 'a pack is data';
    return undefined;
  });
  expect(found).toEqual([]);
});

test('no import reaches into another package past its doors', () => {
  const found = offences((one) => {
    const from = packageOf(one.file);
    const to = resolveRelative(one);
    if (to === undefined || from === undefined) return undefined;
    return to.startsWith(`${from.home}/`) ? undefined : `import it by its package's name`;
  });
  expect(found).toEqual([]);
});

test('in core an area imports only the areas above it', () => {
  const areaOf = (file: string) => /^packages\/core\/src\/([^/]+)\//.exec(file)?.[1];
  const found = offences((one) => {
    const from = areaOf(one.file);
    const to = areaOf(resolveRelative(one) ?? '') ?? /^@trellis\/core\/([^/]+)$/.exec(one.target)?.[1];
    if (from === undefined || to === undefined || from === to) return undefined;
    if (!areas.includes(from)) return `${from} is not an area that the design knows`;
    return areas.indexOf(to) < areas.indexOf(from) ? undefined : `${to} is not above ${from}`;
  });
  expect(found).toEqual([]);
});

test('core imports nothing of Node', () => {
  const found = offences((one) => {
    if (!one.file.startsWith('packages/core/') || isTest(one.file)) return undefined;
    return one.target.startsWith('node:') || builtinModules.includes(one.target)
      ? 'core does no input or output'
      : undefined;
  });
  expect(found).toEqual([]);
});

test('core reads no clock, draws no random numbers and touches nothing around it', () => {
  const ambient =
    /\b(Date\.now\(|new Date\(\)|performance\.now\(|Math\.random\(|process\.|fetch\(|setTimeout\(|crypto\.(?!subtle\.))/;
  const found = readSources()
    .filter(({ file }) => file.startsWith('packages/core/src/') && !isTest(file))
    .flatMap(({ file, text }) =>
      text.split('\n').flatMap((line, index) => {
        const match = /^\s*(\*|\/\/|\/\*)/.test(line) ? null : ambient.exec(line);
        return match === null ? [] : [`${file}:${index + 1} uses ${match[1]}: hand it in`];
      }),
    );
  expect(found).toEqual([]);
});

test('what the service loads of a plugin never reaches React', () => {
  const byFile = Map.groupBy(imports, (one) => one.file);
  const found: string[] = [];
  for (const { home } of packages.filter((one) => one.kind === 'plugins')) {
    const seen = new Set([`${home}/src/index.ts`]);
    for (const file of seen) {
      for (const one of byFile.get(file) ?? []) {
        if (one.isType) continue;
        const to = resolveRelative(one);
        if (to?.endsWith('.tsx') || /^react(-|\/|$)|^@trellis\/ui\b/.test(one.target))
          found.push(show(one, 'this is behind the door "."'));
        else if (to !== undefined) seen.add(to);
      }
    }
  }
  expect(found).toEqual([]);
});

test('what a package imports at run time is among its dependencies', () => {
  const found = offences((one) => {
    const from = packageOf(one.file);
    if (from === undefined || isTest(one.file) || one.isType || from.manifest.private === true) return undefined;
    if (one.target.startsWith('.') || one.target.startsWith('node:')) return undefined;
    const name = one.target
      .split('/')
      .slice(0, one.target.startsWith('@') ? 2 : 1)
      .join('/');
    if (name === from.manifest.name) return undefined;
    const { dependencies, peerDependencies, optionalDependencies } = from.manifest;
    return name in { ...dependencies, ...peerDependencies, ...optionalDependencies }
      ? undefined
      : `add it to ${from.home}/package.json`;
  });
  // A dev host beside a plugin is for the workspace alone and is not published.
  expect(found.filter((line) => !/\/src\/dev\.tsx?:/.test(line))).toEqual([]);
});
