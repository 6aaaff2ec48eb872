import { describe, expect, test } from 'vitest';
import { isThere, listFiles, packages, type Package } from './repository.ts';

const withDoors = packages.filter((found) => found.manifest.exports !== undefined && found.manifest.private !== true);
const condition = '@trellis/source';

/** What a door must look like, derived from where its source is. */
function expectedDoor(source: string): Record<string, string> {
  const base = source.replace(/^\.\/src\//, './dist/').replace(/\.tsx?$/, '');
  return { types: `${base}.d.ts`, default: `${base}.js` };
}

function doorFiles(home: string, source: string): string[] {
  if (!source.includes('*')) return isThere(`${home}/${source}`) ? [source] : [];
  const [before = '', after = ''] = `${home}/${source.replace(/^\.\//, '')}`.split('*');
  return listFiles(home).filter((file) => file.startsWith(before) && file.endsWith(after));
}

describe.each(withDoors.map((found): [string, Package] => [found.home, found]))('%s', (home, { manifest }) => {
  const doors = manifest.exports ?? {};

  test('has a source behind every door', () => {
    const missing = Object.entries(doors).filter(([, door]) => {
      const source = typeof door === 'string' ? door : door[condition];
      return source === undefined || doorFiles(home, source).length === 0;
    });
    expect(missing).toEqual([]);
  });

  test('publishes the same doors as the workspace uses', () => {
    const wanted = Object.entries(doors).map(([name, door]) => {
      if (typeof door === 'string') return [name, door];
      const { [condition]: source = '', ...published } = door;
      expect(published, `${name} is built where its source says`).toEqual(expectedDoor(source));
      return [name, published];
    });
    expect(manifest.publishConfig?.exports).toEqual(Object.fromEntries(wanted));
  });
});

test.each(packages.map((found): [string, Package] => [found.home, found]))(
  '%s takes versions from the catalog and says what it is',
  (home, { manifest }) => {
    const { dependencies, devDependencies, peerDependencies, optionalDependencies } = manifest;
    const all = { ...dependencies, ...devDependencies, ...peerDependencies, ...optionalDependencies };
    const odd = Object.entries(all).filter(([name, version]) =>
      name.startsWith('@trellis/') ? version !== 'workspace:^' : version !== 'catalog:',
    );
    expect(odd).toEqual([]);
    expect(manifest).toMatchObject({
      name: `@trellis/${home.split('/')[1]}`,
      // Moodle takes only plugins under its own licence.
      license: home === 'plugins/moodle' ? 'GPL-3.0-or-later' : 'MIT',
      description: expect.stringMatching(/\.$/),
    });
  },
);
