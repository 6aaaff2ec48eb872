import manifestOfCore from '@trellis/core/package.json' with { type: 'json' };
import { expect, test } from 'vitest';
import { z } from 'zod';
import { definePack } from './pack/define-pack.ts';
import { definePlugin, type ConfiguredPlugin } from './define-plugin.ts';
import { loadPlugins } from './load.ts';
import type { Manifest } from './manifest.ts';
import { PluginFaults } from './plugin-faults.ts';
import type { Contributions } from './contributions.ts';

const core = { version: '1.4.0' };

/** A plugin with nothing wrong, and what a test changes about it. */
function aPlugin(changes: Partial<Manifest> = {}, contributions: Contributions = {}): ConfiguredPlugin {
  return definePlugin({
    id: 'evaluation-forms',
    title: 'Evaluation forms',
    summary: 'Asks learners before, after and later.',
    kind: 'tool',
    core: '^1.0.0',
    permissions: {},
    personalData: [],
    provides: () => contributions,
    ...changes,
  } as Manifest<z.ZodUndefined>)();
}

function faultsOf(record: Readonly<Record<string, ConfiguredPlugin>>): readonly string[] {
  try {
    loadPlugins(record, core);
    return [];
  } catch (error) {
    if (error instanceof PluginFaults) return error.faults.map(({ plugin, fault }) => `${plugin}: ${fault}`);
    throw error;
  }
}

const source = { document: 'Example policy' };
const examplePack = definePack({
  id: 'example',
  version: '1.0.0',
  title: 'Example',
  kind: 'policy',
  validFrom: null,
  validTo: null,
  status: 'active',
  source,
});

test('a plugin without a fault adds what it provides, under its id', () => {
  const screens = [
    { id: 'forms', title: 'Forms', path: '/forms', permission: 'evaluation-forms.read', isInNavigation: true },
  ];
  const ltiTools = [{ id: 'evaluate', title: 'Evaluate', summary: 'Say how it was.', screen: 'forms' }];
  const loaded = loadPlugins(
    {
      evaluationForms: definePlugin({
        ...aPlugin().manifest,
        permissions: { 'evaluation-forms.read': 'Read named answers' },
        provides: (_options, { router, procedure }) => ({
          screens,
          ltiTools,
          packs: [examplePack],
          roles: { 'evaluation-forms.read': ['coordinator'] },
          router: router({ list: procedure.meta({ permission: 'evaluation-forms.read' }).query(() => []) }),
        }),
      })(),
    },
    core,
  );
  expect(loaded.manifests.map(({ id }) => id)).toEqual(['evaluation-forms']);
  expect(loaded.packs).toEqual([{ plugin: 'evaluation-forms', pack: examplePack }]);
  expect(loaded.ltiTools).toEqual([{ ...ltiTools[0], plugin: 'evaluation-forms' }]);
  expect(loaded.screens).toEqual([{ ...screens[0], plugin: 'evaluation-forms', allowed: ['coordinator'] }]);
  expect(loaded.api).toMatchObject([
    {
      key: 'evaluationForms',
      permissions: { list: ['coordinator'] },
      navigation: [{ id: 'evaluation-forms.forms', title: 'Forms', path: '/forms', allowed: ['coordinator'] }],
    },
  ]);
});

test('options have their defaults, and reach the plugin parsed', () => {
  const seen: unknown[] = [];
  const forms = definePlugin({
    ...aPlugin().manifest,
    options: z.object({ followUpDays: z.number().int().default(60) }),
    provides: (options) => {
      seen.push(options.followUpDays);
      return {};
    },
  });
  loadPlugins({ evaluationForms: forms() }, core);
  loadPlugins({ evaluationForms: forms({ followUpDays: 90 }) }, core);
  expect(seen).toEqual([60, 90]);
});

test('plugins come after those they need', () => {
  const first = aPlugin({ id: 'reports', needs: ['evaluation-forms'] });
  expect(loadPlugins({ reports: first, evaluationForms: aPlugin() }, core).manifests.map(({ id }) => id)).toEqual([
    'evaluation-forms',
    'reports',
  ]);
});

test('no plugin takes the name of an area of the core, or of procedures that are there already', () => {
  const areas = Object.keys(manifestOfCore.exports).flatMap((door) => /^\.\/([a-z-]+)$/.exec(door)?.[1] ?? []);
  expect(areas).toContain('deliveries');
  for (const id of [...areas, 'me'])
    expect(faultsOf({ [id]: aPlugin({ id }) })).toContain(`${id}: id "${id}" is a name of the core; choose another`);
});

test.each([
  [
    'the name of a core area',
    { id: 'courses' },
    'courses',
    'courses: id "courses" is a name of the core; choose another',
  ],
  [
    'a record key that is spelled otherwise',
    {},
    'evalForms',
    'evalForms: is listed as "evalForms", but its id "evaluation-forms" is spelled "evaluationForms"',
  ],
  ['no title', { title: ' ' }, 'evaluationForms', 'evaluationForms: title must not be empty'],
  ['no summary', { summary: '' }, 'evaluationForms', 'evaluationForms: summary must not be empty'],
  [
    'a core that it does not fit',
    { core: '^2.0.0' },
    'evaluationForms',
    'evaluationForms: fits core ^2.0.0, but this is core 1.4.0',
  ],
  [
    'no version range',
    { core: 'latest!' },
    'evaluationForms',
    'evaluationForms: core "latest!" is not a version range',
  ],
  [
    'a plugin it needs that is not there',
    { needs: ['charts'] },
    'evaluationForms',
    'evaluationForms: needs the plugin "charts", which is not listed',
  ],
  [
    'a permission of another name',
    { permissions: { 'forms.read': 'Read' } },
    'evaluationForms',
    'evaluationForms: permission "forms.read" must begin with "evaluation-forms."',
  ],
  [
    'personal data left unsaid',
    { personalData: undefined },
    'evaluationForms',
    'evaluationForms: personalData must be written out, [] if it keeps none',
  ],
] as const)('%s is refused', (_, changes, key, fault) => {
  expect(faultsOf({ [key]: aPlugin(changes as never) })).toEqual([fault]);
});

test('options that do not fit are refused field by field', () => {
  const forms = definePlugin({
    ...aPlugin().manifest,
    options: z.object({ followUpDays: z.number() }),
    provides: () => ({}),
  });
  expect(faultsOf({ evaluationForms: forms({ followUpDays: 'soon' } as never) })).toEqual([
    expect.stringMatching(/^evaluationForms: option followUpDays: /),
  ]);
});

test('options for a plugin that has none are refused', () => {
  expect(faultsOf({ evaluationForms: { ...aPlugin(), options: { colour: 'red' } } })).toEqual([
    'evaluationForms: was given options, but has none',
  ]);
});

test('a pack that brings code is refused', () => {
  const screens = [{ id: 'a', title: 'A', path: '/a', permission: 'signed-in', isInNavigation: false }];
  expect(faultsOf({ evaluationForms: aPlugin({ kind: 'pack' }, { packs: [examplePack], screens }) })).toEqual([
    'evaluationForms: is a pack, so it may not bring screens',
  ]);
});

test('a contribution that nothing takes is refused, not forgotten', () => {
  expect(faultsOf({ evaluationForms: aPlugin({}, { widgets: [] } as never) })).toEqual([
    'evaluationForms: provides "widgets", which this version does not take',
  ]);
});

test('plugins that need each other in a circle are refused', () => {
  const circle = {
    evaluationForms: aPlugin({ needs: ['reports'] }),
    reports: aPlugin({ id: 'reports', needs: ['evaluation-forms'] }),
  };
  expect(faultsOf(circle)).toEqual([
    'evaluation-forms: needs itself: evaluation-forms needs reports needs evaluation-forms',
  ]);
});

test('a procedure without a permission, and one whose permission nobody holds, are refused', () => {
  const forms = definePlugin({
    ...aPlugin().manifest,
    permissions: { 'evaluation-forms.read': 'Read named answers' },
    provides: (_options, { router, procedure }) => ({
      router: router({
        list: procedure.query(() => []),
        get: procedure.meta({ permission: 'evaluation-forms.write' }).query(() => []),
      }),
    }),
  });
  expect(faultsOf({ evaluationForms: forms() })).toEqual([
    'evaluationForms: permission "evaluation-forms.read" is held by nobody: add it to roles',
    'evaluationForms: procedure list names no permission in its meta',
    'evaluationForms: procedure get names the permission "evaluation-forms.write", which is not in the manifest',
  ]);
});

test('an LTI tool that opens a screen which is not there is refused', () => {
  const ltiTools = [{ id: 'evaluate', title: 'Evaluate', summary: 'Say how it was.', screen: 'forms' }];
  expect(faultsOf({ evaluationForms: aPlugin({}, { ltiTools }) })).toEqual([
    'evaluationForms: LTI tool evaluate opens the screen "forms", which it does not provide',
  ]);
});

test('two plugins that want the same path, tool, format of documents or pack version are refused', () => {
  const screens = [{ id: 'home', title: 'Home', path: '/home', permission: 'signed-in', isInNavigation: true }];
  const ltiTools = [{ id: 'home', title: 'Home', summary: 'Home.', screen: 'home' }];
  const documents = [
    { format: 'pdf', title: 'PDF', mediaType: 'application/pdf', write: async () => new Uint8Array() },
  ] as const;
  const same: Contributions = { screens, ltiTools, documents, packs: [examplePack] };
  expect(faultsOf({ evaluationForms: aPlugin({}, same), reports: aPlugin({ id: 'reports' }, same) })).toEqual([
    'reports: the pack version "example 1.0.0" is there twice: in evaluation-forms and in reports',
    'reports: the LTI tool "home" is there twice: in evaluation-forms and in reports',
    'reports: the screen path "/home" is there twice: in evaluation-forms and in reports',
    'reports: the format of documents "pdf" is there twice: in evaluation-forms and in reports',
  ]);
});

test('all faults of all plugins are told in one message', () => {
  const record = {
    evaluationForms: aPlugin({ title: '', core: '^2.0.0' }),
    reports: aPlugin({ id: 'reports', needs: ['charts'] }),
  };
  expect(() => loadPlugins(record, core)).toThrow(
    [
      '3 faults in plugins:',
      '  evaluationForms: title must not be empty',
      '  evaluationForms: fits core ^2.0.0, but this is core 1.4.0',
      '  reports: needs the plugin "charts", which is not listed',
    ].join('\n'),
  );
});
