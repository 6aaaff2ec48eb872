import type { Allowed, NavigationEntry, PermissionTable, PluginApi } from '@trellis/api';
import type { Pack } from '@trellis/core/frameworks';
import { checkContributions } from './check-contributions.ts';
import { checkManifest, orderByNeeds } from './check-manifest.ts';
import {
  SIGNED_IN,
  type Contributions,
  type DocumentContribution,
  type LtiToolContribution,
  type ScreenContribution,
} from './contributions.ts';
import type { ConfiguredPlugin } from './define-plugin.ts';
import type { Manifest } from './manifest.ts';
import { PluginFaults, type PluginFault } from './plugin-faults.ts';
import { procedurePermissions } from './procedure-permissions.ts';
import { repeated } from '@trellis/core/frameworks';
import { camelCase } from './spelling.ts';
import { tools } from './tools.ts';

/** The service's plugins by the names they go by. */
export type PluginRecord = Readonly<Record<string, ConfiguredPlugin>>;

/** Something a plugin added, with whose it is. */
export type Owned<Contribution> = Contribution & { readonly plugin: string };

/** Everything that the plugins of a service add, merged and checked. */
export interface LoadedPlugins {
  /** Each after those it needs. */
  readonly manifests: readonly Manifest[];
  readonly packs: readonly Owned<{ readonly pack: Pack }>[];
  /** Procedures, permissions and navigation, for `createApi`. */
  readonly api: readonly PluginApi[];
  readonly ltiTools: readonly Owned<LtiToolContribution>[];
  readonly screens: readonly Owned<ScreenContribution & { readonly allowed: Allowed }>[];
  readonly documents: readonly Owned<DocumentContribution>[];
}

/**
 * What a set of plugins adds.
 *
 * @param record - as the service's configuration lists them
 * @param core - the version of the core that is running
 * @throws PluginFaults with every fault of every plugin in one message
 */
export function loadPlugins(record: PluginRecord, core: { readonly version: string }): LoadedPlugins {
  const entries = Object.entries(record);
  const ids = entries.map(([, plugin]) => plugin.manifest.id);
  const { order, circles } = orderByNeeds(entries.map(([, plugin]) => plugin.manifest));
  const faults: PluginFault[] = circles.map((circle) => ({
    plugin: circle[0]!,
    fault: `needs itself: ${circle.join(' needs ')}`,
  }));
  const provided = new Map<Manifest, Contributions>();
  for (const [key, { manifest, options }] of entries) {
    const found = [...checkManifest(key, manifest, core.version, ids)];
    if (found.length === 0) {
      const outcome = provide(manifest, options);
      if ('faults' in outcome) found.push(...outcome.faults);
      else provided.set(manifest, outcome.contributions);
    }
    faults.push(...found.map((fault) => ({ plugin: key, fault })));
  }
  const loaded = merge(order, provided);
  faults.push(...clashes(loaded));
  if (faults.length > 0) throw new PluginFaults(faults);
  return loaded;
}

function provide(
  manifest: Manifest,
  raw: unknown,
): { readonly contributions: Contributions } | { readonly faults: readonly string[] } {
  const options = manifest.options?.safeParse(raw ?? {});
  if (options === undefined && raw !== undefined) return { faults: ['was given options, but has none'] };
  if (options?.success === false)
    return {
      faults: options.error.issues.map((issue) => `option ${issue.path.map(String).join('.')}: ${issue.message}`),
    };
  try {
    const contributions = manifest.provides(options?.data, tools);
    const faults = checkContributions(manifest, contributions);
    return faults.length > 0 ? { faults } : { contributions };
  } catch (error) {
    return { faults: [`provides() failed: ${error instanceof Error ? error.message : String(error)}`] };
  }
}

function merge(order: readonly Manifest[], provided: ReadonlyMap<Manifest, Contributions>): LoadedPlugins {
  const each = order.flatMap((manifest) => {
    const contributions = provided.get(manifest);
    return contributions === undefined ? [] : [{ manifest, plugin: manifest.id, contributions }];
  });
  return {
    manifests: each.map(({ manifest }) => manifest),
    packs: each.flatMap(({ plugin, contributions }) => (contributions.packs ?? []).map((pack) => ({ plugin, pack }))),
    api: each.flatMap(({ plugin, contributions }) => apiOf(plugin, contributions)),
    ltiTools: each.flatMap(({ plugin, contributions }) =>
      (contributions.ltiTools ?? []).map((tool) => ({ ...tool, plugin })),
    ),
    screens: each.flatMap(({ plugin, contributions }) =>
      (contributions.screens ?? []).map((screen) => ({
        ...screen,
        plugin,
        allowed: allowedBy(contributions, screen.permission),
      })),
    ),
    documents: each.flatMap(({ plugin, contributions }) =>
      (contributions.documents ?? []).map((document) => ({ ...document, plugin })),
    ),
  };
}

function apiOf(plugin: string, contributions: Contributions): readonly PluginApi[] {
  const { router, screens = [] } = contributions;
  if (router === undefined && screens.length === 0) return [];
  const permissions: PermissionTable = Object.fromEntries(
    procedurePermissions(router).map(({ path, permission }) => [path, allowedBy(contributions, permission ?? '')]),
  );
  const navigation: readonly NavigationEntry[] = screens
    .filter((screen) => screen.isInNavigation)
    .map((screen) => ({
      id: `${plugin}.${screen.id}`,
      title: screen.title,
      path: screen.path,
      ...(screen.group === undefined ? {} : { group: screen.group }),
      allowed: allowedBy(contributions, screen.permission),
      ...(screen.firstFor === undefined ? {} : { firstFor: screen.firstFor }),
      ...(screen.alsoFor === undefined ? {} : { alsoFor: screen.alsoFor }),
    }));
  return [{ key: camelCase(plugin), router, permissions, navigation }];
}

function allowedBy(contributions: Contributions, permission: string): Allowed {
  return permission === SIGNED_IN ? 'signed-in' : (contributions.roles?.[permission] ?? []);
}

/** Where two plugins want the same name. */
function clashes(loaded: LoadedPlugins): readonly PluginFault[] {
  const clash = (what: string, names: readonly (readonly [name: string, plugin: string])[]): readonly PluginFault[] =>
    repeated(names.map(([name]) => name)).map((name) => {
      const plugins = names.filter(([other]) => other === name).map(([, plugin]) => plugin);
      return {
        plugin: plugins.at(-1)!,
        fault: `${what} "${name}" is there twice: in ${[...new Set(plugins)].join(' and in ')}`,
      };
    });
  return [
    ...clash(
      'the pack version',
      loaded.packs.map(({ pack, plugin }) => [`${pack.id} ${pack.version}`, plugin]),
    ),
    ...clash(
      'the LTI tool',
      loaded.ltiTools.map(({ id, plugin }) => [id, plugin]),
    ),
    ...clash(
      'the screen path',
      loaded.screens.map(({ path, plugin }) => [path, plugin]),
    ),
    ...clash(
      'the format of documents',
      loaded.documents.map(({ format, plugin }) => [format, plugin]),
    ),
  ];
}
