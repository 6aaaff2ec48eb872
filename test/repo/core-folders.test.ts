import { expect, test } from 'vitest';
import { readImports, resolveRelative, show } from './import-graph.ts';
import { isTest, listFiles, readText } from './repository.ts';

const core = 'packages/core/src';
const readme = readText('packages/core/README.md').split('\n');

/** The folders of each area in the order in which the README has them. */
const told = new Map([...inOneRow(), ...inATable()]);

/** Areas of the table that has a row for each: | `area` | `folder` (what is in it), … |. */
function inOneRow(): [string, string[]][] {
  const first = readme.findIndex((line) => line.startsWith('| area | its folders'));
  return rowsFrom(first).flatMap(([area, folders]) =>
    area === undefined || folders === undefined ? [] : [[named(area)[0]!, named(folders.replaceAll(/\([^)]*\)/g, ''))]],
  );
}

/** Areas with a table of their own, a row for each folder. */
function inATable(): [string, string[]][] {
  return readme.flatMap((line, index): [string, string[]][] => {
    const area = /^`packages\/core\/src\/([a-z-]+)` has a folder/.exec(line)?.[1];
    if (area === undefined) return [];
    const first = readme.findIndex((each, at) => at > index && each.startsWith('| folder |'));
    return [[area, rowsFrom(first).map(([folder]) => named(folder!)[0]!)]];
  });
}

/** The cells of a table whose head is on this line. */
function rowsFrom(head: number): string[][] {
  const rows = readme.slice(head + 2);
  const end = rows.findIndex((line) => !line.startsWith('|'));
  return rows.slice(0, end).map((line) => line.split('|').slice(1, -1));
}

function named(cell: string): string[] {
  return [...cell.matchAll(/`([a-z-]+)`/g)].map((match) => match[1]!);
}

/** The area and the folder of it that a file is in. */
function placeOf(file: string | undefined): { readonly area: string; readonly folder: string } | undefined {
  const match = file?.startsWith(`${core}/`) ? /^([a-z-]+)\/([a-z-]+)\//.exec(file.slice(core.length + 1)) : undefined;
  return match ? { area: match[1]!, folder: match[2]! } : undefined;
}

test('the README of core names the folders of every area', () => {
  const there = new Map<string, Set<string>>();
  for (const place of listFiles(core).flatMap((file) => placeOf(file) ?? []))
    there.set(place.area, (there.get(place.area) ?? new Set()).add(place.folder));
  const sorted = (areas: Iterable<[string, Iterable<string>]>) =>
    [...areas].map(([area, folders]) => `${area}: ${[...folders].toSorted().join(' ')}`).toSorted();
  expect(sorted(told)).toEqual(sorted(there));
});

test('in an area of core a folder imports only those that its README names before it', () => {
  const found = readImports().flatMap((one) => {
    if (isTest(one.file)) return [];
    const [from, to] = [placeOf(one.file), placeOf(resolveRelative(one))];
    if (!from || !to || from.area !== to.area || from.folder === to.folder) return [];
    const order = told.get(from.area) ?? [];
    return order.indexOf(to.folder) < order.indexOf(from.folder)
      ? []
      : [show(one, `in ${from.area}, ${to.folder} is not before ${from.folder}`)];
  });
  expect(found).toEqual([]);
});
