/**
 * The class attribute made of the parts that apply, or nothing when none does.
 *
 * @param parts - class names; anything empty or false is left out
 */
export function className(...parts: readonly (string | false | null | undefined)[]): string | undefined {
  return parts.filter(Boolean).join(' ') || undefined;
}
