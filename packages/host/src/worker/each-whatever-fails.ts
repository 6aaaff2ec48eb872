/**
 * Does one piece of work after another. What fails does not hold up the others: the first of the faults is thrown when all are done, so that the
 * worker notes it.
 */
export async function eachWhateverFails<Item>(
  items: readonly Item[],
  isStopping: () => boolean,
  work: (item: Item) => Promise<unknown>,
): Promise<void> {
  const faults: unknown[] = [];
  for (const item of items) {
    if (isStopping()) return;
    await work(item).catch((error: unknown) => faults.push(error));
  }
  if (faults.length > 0) throw faults[0];
}
