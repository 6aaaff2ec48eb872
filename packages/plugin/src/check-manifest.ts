import { appRouter } from '@trellis/api';
import { satisfies, validRange } from 'semver';
import { ManifestFacts, type Manifest } from './manifest.ts';
import { camelCase } from './spelling.ts';

/** Areas of the core whose procedures stand under another's name, or that have none yet. */
const WITHOUT_PROCEDURES = ['registers', 'letters', 'deliveries', 'needs'];

/** Names that the core has or will have in the API; a plugin of that id would silently take its place. */
const CORE_NAMES: readonly string[] = [...Object.keys(appRouter._def.record), ...WITHOUT_PROCEDURES];

/**
 * What is wrong with a manifest, before its options are read or anything of it is run.
 *
 * @param key - the name it is listed under
 * @param coreVersion - of the core that is running
 * @param others - ids of all plugins that are listed
 */
export function checkManifest(
  key: string,
  manifest: Manifest,
  coreVersion: string,
  others: readonly string[],
): readonly string[] {
  const parsed = ManifestFacts.safeParse(manifest);
  const faults = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `${issue.path.map(String).join('.')} ${wordsOf(issue)}`);
  const { id, core, permissions, needs } = manifest;
  if (typeof id === 'string') {
    if (CORE_NAMES.includes(id)) faults.push(`id "${id}" is a name of the core; choose another`);
    if (key !== camelCase(id)) faults.push(`is listed as "${key}", but its id "${id}" is spelled "${camelCase(id)}"`);
    for (const name of Object.keys(permissions ?? {}))
      if (!name.startsWith(`${id}.`)) faults.push(`permission "${name}" must begin with "${id}."`);
  }
  if (typeof core === 'string' && core !== '' && !fits(core, coreVersion))
    faults.push(
      validRange(core) === null
        ? `core "${core}" is not a version range`
        : `fits core ${core}, but this is core ${coreVersion}`,
    );
  for (const need of needs ?? [])
    if (!others.includes(need)) faults.push(`needs the plugin "${need}", which is not listed`);
  return faults;
}

function fits(range: string, version: string): boolean {
  return validRange(range) !== null && satisfies(version, range, { includePrerelease: true });
}

function wordsOf(issue: { readonly message: string }): string {
  return issue.message.endsWith('received undefined') ? 'is absent' : issue.message;
}

/**
 * The plugins in an order in which each comes after those it needs.
 *
 * @returns plugins that need each other in a circle, named in the order of the circle, instead
 */
export function orderByNeeds(manifests: readonly Manifest[]): {
  readonly order: readonly Manifest[];
  readonly circles: readonly (readonly string[])[];
} {
  const byId = new Map(manifests.map((manifest) => [manifest.id, manifest]));
  const order = new Set<Manifest>();
  const circles: string[][] = [];
  const visit = (manifest: Manifest, trail: readonly string[]): void => {
    if (order.has(manifest)) return;
    const seenAt = trail.indexOf(manifest.id);
    if (seenAt >= 0) {
      circles.push([...trail.slice(seenAt), manifest.id]);
      return;
    }
    for (const need of manifest.needs ?? []) {
      const needed = byId.get(need);
      if (needed !== undefined) visit(needed, [...trail, manifest.id]);
    }
    order.add(manifest);
  };
  for (const manifest of manifests) visit(manifest, []);
  return { order: [...order], circles };
}
