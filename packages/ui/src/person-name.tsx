/** What whoever was erased is called. */
export const SOMEBODY_ERASED = 'Somebody erased';

/** What somebody is called in a list, a heading or a sentence. Whoever was erased has no name, and a link or a row still needs one. */
export function personName({
  givenName,
  familyName,
}: {
  readonly givenName: string;
  readonly familyName: string;
}): string {
  return `${givenName} ${familyName}`.trim() || SOMEBODY_ERASED;
}
