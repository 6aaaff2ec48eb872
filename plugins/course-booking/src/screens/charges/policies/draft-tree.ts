import type { Finding } from '@trellis/core';
import { capital } from '@trellis/ui/capital';

/**
 * What stands at a place of a draft, which may be anything or nothing.
 *
 * @param path - dotted, such as `tiers.0.price`; empty for the whole
 */
export function valueAt(tree: unknown, path: string): unknown {
  if (path === '') return tree;
  return path
    .split('.')
    .reduce<unknown>(
      (at, part) => (typeof at === 'object' && at !== null ? (at as Record<string, unknown>)[part] : undefined),
      tree,
    );
}

/** A draft with another value at a place, made on the way where it was not there; undefined takes it out. */
export function withValue(tree: unknown, path: string, value: unknown): unknown {
  const [part, ...rest] = path.split('.');
  if (path === '' || part === undefined) return value;
  const inner = rest.length === 0 ? value : withValue(valueAt(tree, part), rest.join('.'), value);
  if (Array.isArray(tree)) return tree.map((each: unknown, at) => (String(at) === part ? inner : each));
  const before = typeof tree === 'object' && tree !== null ? (tree as Record<string, unknown>) : {};
  if (inner !== undefined) return { ...before, [part]: inner };
  return Object.fromEntries(Object.entries(before).filter(([key]) => key !== part));
}

/** The list at a place of a draft; empty where there is none. */
export function listAt(tree: unknown, path: string): readonly unknown[] {
  const found = valueAt(tree, path);
  return Array.isArray(found) ? found : [];
}

/** A list with one of its things moved up or down by so many places; as it was where that is beyond its ends. */
export function movedIn<Item>(list: readonly Item[], at: number, by: number): readonly Item[] {
  const to = at + by;
  if (to < 0 || to >= list.length) return list;
  return list.toSpliced(at, 1).toSpliced(to, 0, list[at]!);
}

/** What is wrong with a place of a draft or with anything in it, as one sentence; undefined when nothing is. */
export function faultAt(findings: readonly Finding[], path: string): string | undefined {
  const found = findings.filter(({ field }) => field === path || field.startsWith(`${path}.`));
  return found.length === 0 ? undefined : capital([...new Set(found.map(({ reason }) => reason))].join('; '));
}

/** How many things are wrong in these parts of a draft. */
export function faultsIn(findings: readonly Finding[], parts: readonly string[]): number {
  return findings.filter(({ field }) => parts.includes(field.split('.')[0] ?? '')).length;
}

/** An id for a new thing in a list, which nothing else there has: "row-4". */
export function freshId(list: readonly unknown[], word: string): string {
  const taken = new Set(list.map((each) => valueAt(each, 'id')));
  let number = list.length + 1;
  while (taken.has(`${word}-${number}`)) number += 1;
  return `${word}-${number}`;
}

/** The id under which the control for a place of a draft stands on the page. */
export function fieldIdOf(path: string): string {
  return `draft-${path.replaceAll('.', '-')}`;
}
