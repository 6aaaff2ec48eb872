/** A word that a policy goes by, as people read it: "royal-hospital" is "Royal hospital", "gp-lead" is "GP lead", "non-profit" stays one word. */
export function nameWords(id: string): string {
  const words = id.replaceAll('-', ' ').replace(/^non (?=\S+$)/, 'non-');
  return words
    .split(' ')
    .map((word, at) =>
      SHORT.has(word) ? word.toUpperCase() : at === 0 ? word.charAt(0).toUpperCase() + word.slice(1) : word,
    )
    .join(' ');
}

/** What is written in capitals. */
const SHORT: ReadonlySet<string> = new Set(['gp', 'nhs', 'icb', 'ccg', 'ruh']);
