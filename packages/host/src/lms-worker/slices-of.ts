/** A list in parts of at most `most`, in its order; none for an empty one. */
export function* slicesOf<Thing>(list: readonly Thing[], most: number): Generator<readonly Thing[]> {
  for (let from = 0; from < list.length; from += most) yield list.slice(from, from + most);
}
