/** Tags out of what was typed: without blanks around them, each once, in small letters so that the same tag counts as one. */
export function tagsTyped(typed: string): readonly string[] {
  return [
    ...new Set(
      typed
        .split(',')
        .map((tag) => tag.trim().replaceAll(/\s+/g, ' ').toLocaleLowerCase('en-GB'))
        .filter((tag) => tag !== ''),
    ),
  ];
}
