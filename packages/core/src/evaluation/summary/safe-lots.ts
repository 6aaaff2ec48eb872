/** So many people that two published groups have in common. `rest` on one side: people who are in no other published group. */
export interface InCommon {
  readonly one: string;
  readonly other: string;
  readonly count: number;
}

/** Everybody who is in one published group only, or in none. */
export const REST = '';

/**
 * How many people, fewer than may be told of, can be worked out by adding and subtracting sums of groups; undefined where there are none.
 *
 * Everybody is in at most one lot of each of two partitions (by event and by agency), and stands as an edge between the two. What can be worked out of
 * published sums is what remains when groups are added and subtracted: the people whose two groups were not treated alike, which is a cut. So nothing
 * small can be worked out, of whatever releases, exactly when no cut that is not empty has fewer people than the threshold.
 *
 * @source house by the potentials of a graph; the cut by Stoer and Wagner, A simple min-cut algorithm (1997)
 */
export function leak(edges: readonly InCommon[], threshold: number): number | undefined {
  const weights = contracted(edges, threshold);
  for (const component of components(weights)) {
    const smallest = smallestCut(component, weights);
    if (smallest !== undefined && smallest < threshold) return smallest;
  }
  return undefined;
}

type Weights = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Groups with the threshold or more in common are on the same side of any small cut: they become one. */
function contracted(edges: readonly InCommon[], threshold: number): Weights {
  const leader = new Map<string, string>();
  const find = (group: string): string => {
    const next = leader.get(group) ?? group;
    if (next === group) return group;
    const found = find(next);
    leader.set(group, found);
    return found;
  };
  let weights = new Map<string, Map<string, number>>();
  for (let isDone = false; !isDone;) {
    weights = new Map();
    for (const { one, other, count } of edges) {
      const [from, to] = [find(one), find(other)];
      for (const [a, b] of [
        [from, to],
        [to, from],
      ] as const) {
        const row = weights.get(a) ?? new Map<string, number>();
        weights.set(a, row);
        if (from !== to) row.set(b, (row.get(b) ?? 0) + count);
      }
    }
    isDone = true;
    for (const [from, row] of weights)
      for (const [to, weight] of row)
        if (weight >= threshold && find(from) !== find(to)) {
          leader.set(find(from), find(to));
          isDone = false;
        }
  }
  return weights;
}

function components(weights: Weights): readonly (readonly string[])[] {
  const seen = new Set<string>();
  const found: string[][] = [];
  for (const start of weights.keys()) {
    if (seen.has(start)) continue;
    const component = [start];
    seen.add(start);
    for (const part of component)
      for (const next of weights.get(part)!.keys())
        if (!seen.has(next)) {
          seen.add(next);
          component.push(next);
        }
    found.push(component);
  }
  return found;
}

/** With how few people a connected set can be parted in two; undefined of one alone. */
function smallestCut(component: readonly string[], weights: Weights): number | undefined {
  const rows = new Map(component.map((part) => [part, new Map(weights.get(part)!)]));
  let smallest: number | undefined;
  while (rows.size > 1) {
    const { last, beforeLast, weight } = lastOf(rows);
    smallest = Math.min(weight, smallest ?? weight);
    // The two that come last become one.
    for (const [to, ofEdge] of rows.get(last)!) {
      rows.get(to)!.delete(last);
      if (to === beforeLast) continue;
      rows.get(beforeLast)!.set(to, (rows.get(beforeLast)!.get(to) ?? 0) + ofEdge);
      rows.get(to)!.set(beforeLast, (rows.get(to)!.get(beforeLast) ?? 0) + ofEdge);
    }
    rows.delete(last);
  }
  return smallest;
}

/** The last two in the order in which each next one is the most tightly bound to all before it. */
function lastOf(rows: ReadonlyMap<string, ReadonlyMap<string, number>>) {
  const open = new Map([...rows.keys()].map((part) => [part, 0]));
  let [beforeLast, last, weight] = ['', '', 0];
  while (open.size > 0) {
    let [next, bound] = ['', -1];
    for (const [part, ofPart] of open) if (ofPart > bound) [next, bound] = [part, ofPart];
    open.delete(next);
    for (const [to, ofEdge] of rows.get(next)!) if (open.has(to)) open.set(to, open.get(to)! + ofEdge);
    [beforeLast, last, weight] = [last, next, bound];
  }
  return { last, beforeLast, weight };
}

/**
 * Which of some new groups may be published beside those that are, so that nothing small can be worked out. The smallest are left out first, and put
 * back where that turns out to be possible.
 *
 * @param edges - what everybody is in if all of them are published
 * @returns the accepted ones, in the order given
 * @source house what is left of any total is nobody or at least the threshold
 */
export function acceptable(
  candidates: readonly string[],
  edges: readonly InCommon[],
  threshold: number,
): readonly string[] {
  const sizes = new Map(candidates.map((candidate) => [candidate, sizeOf(candidate, edges)]));
  const smallestFirst = (groups: Iterable<string>) =>
    [...groups].toSorted((a, b) => sizes.get(a)! - sizes.get(b)! || (a < b ? -1 : 1));
  const accepted = new Set(candidates);
  const leakOf = (published: ReadonlySet<string>) => {
    const standsFor = (group: string) => (sizes.has(group) && !published.has(group) ? REST : group);
    return leak(
      edges.map(({ one, other, count }) => ({ one: standsFor(one), other: standsFor(other), count })),
      threshold,
    );
  };
  while (accepted.size > 0 && leakOf(accepted) !== undefined) accepted.delete(smallestFirst(accepted)[0]!);
  for (const candidate of smallestFirst(candidates).toReversed()) {
    const more = new Set(accepted).add(candidate);
    if (!accepted.has(candidate) && leakOf(more) === undefined) accepted.add(candidate);
  }
  return candidates.filter((candidate) => accepted.has(candidate));
}

function sizeOf(group: string, edges: readonly InCommon[]): number {
  return edges.filter(({ one, other }) => one === group || other === group).reduce((sum, { count }) => sum + count, 0);
}
