/** One exported name with the comment above it. */
export interface Exported {
  readonly name: string;
  readonly line: number;
  readonly kind: 'function' | 'value' | 'type';
  /** A function whose first parameter is the context. */
  readonly takesContext: boolean;
  /** The whole doc comment, or an empty string. */
  readonly comment: string;
}

const declaration =
  /^export (?:declare )?(?:(async )?function\*?|abstract class|class|const|let|interface|type) ([A-Za-z_$][\w$]*)(.*)$/;

/** What a source file exports by declaring it; re-exports are documented where they are declared. */
export function exportsOf(text: string): Exported[] {
  const lines = text.split('\n');
  const found: Exported[] = [];
  const seen = new Set<string>();
  for (const [index, line] of lines.entries()) {
    const match = declaration.exec(line);
    const name = match?.[2];
    // A schema and its type share one name and one comment; so do the overloads of a function.
    if (match === null || name === undefined || seen.has(name)) continue;
    seen.add(name);
    const start = lines.slice(index, index + 6).join(' ');
    found.push({
      name,
      line: index + 1,
      kind: kindOf(line, start),
      takesContext: /^[^(]*\(\s*(ctx|context)\b/.test(start),
      comment: commentAbove(lines, index),
    });
  }
  return found;
}

function kindOf(line: string, start: string): Exported['kind'] {
  if (/^export (declare )?(interface|type) /.test(line)) return 'type';
  if (/^export (declare )?(async )?function/.test(line)) return 'function';
  return /^export const [\w$]+[^=]*= *(async *)?(<[^>]*>)?(\([^)]*\)[^=]*|[\w$]+) =>/.test(start)
    ? 'function'
    : 'value';
}

function commentAbove(lines: readonly string[], index: number): string {
  if (lines[index - 1]?.trim().endsWith('*/') !== true) return '';
  let first = index - 1;
  while (first > 0 && !lines[first]!.trim().startsWith('/*')) first -= 1;
  const comment = lines.slice(first, index).join('\n').trim();
  return comment.startsWith('/**') ? comment : '';
}
