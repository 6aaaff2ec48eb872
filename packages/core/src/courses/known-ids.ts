/** The first id that no stored pack knows: neither a competency, a unit, a level, a requirement nor an alias of one. */
export function unknownId(satisfies: readonly string[], knownIds: ReadonlySet<string>): string | undefined {
  return satisfies.find((id) => !knownIds.has(id));
}
