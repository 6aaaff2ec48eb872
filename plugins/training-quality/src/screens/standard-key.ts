/** Where the answer to a standard stands: two sets may have standards of the same id. */
export function standardKey(setId: string, standardId: string): string {
  return `${setId}/${standardId}`;
}
