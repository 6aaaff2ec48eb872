/** A word cut into pieces that each fit, for a word that is wider than its place. */
function cut(word: string, width: number, widthOf: (text: string) => number): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const letter of word) {
    if (piece !== '' && widthOf(piece + letter) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += letter;
  }
  return [...pieces, piece];
}

/**
 * A text as lines that fit a width. Every word is kept; one that is wider than the line is cut between letters.
 *
 * @param width - in the unit of `widthOf`
 * @returns at least one line
 */
export function breakLines(text: string, width: number, widthOf: (text: string) => number): string[] {
  const words = text
    .split(/\s+/)
    .filter((word) => word !== '')
    .flatMap((word) => (widthOf(word) > width ? cut(word, width, widthOf) : [word]));
  const lines: string[] = [];
  let line = '';
  for (const word of words) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && widthOf(longer) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}
