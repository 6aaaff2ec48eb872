/** How long some work takes, milliseconds. */
export async function millisecondsOf(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The middle of some figures, and the one that ninety-nine of a hundred are below. */
export function middleOf(figures: readonly number[]): { readonly p50: number; readonly p99: number } {
  const inOrder = figures.toSorted((a, b) => a - b);
  const at = (share: number): number => inOrder[Math.min(inOrder.length - 1, Math.floor(inOrder.length * share))]!;
  return { p50: at(0.5), p99: at(0.99) };
}

/**
 * So many runs of some works by turns, each with the number of its round; the times of each, milliseconds.
 *
 * @param isWarm - absent: a first round warms up and does not count
 */
export async function byTurns<Name extends string>(
  rounds: number,
  works: Readonly<Record<Name, (round: number) => Promise<unknown>>>,
  isWarm = false,
): Promise<Readonly<Record<Name, readonly number[]>>> {
  const names = Object.keys(works) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = isWarm ? 1 : 0; round <= rounds; round += 1)
    for (const name of names) {
      const taken = await millisecondsOf(() => works[name](round));
      if (round > 0) times[name].push(taken);
    }
  return times;
}
