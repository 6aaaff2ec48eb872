/** An id as a key: `evaluation-forms` is `evaluationForms`. */
export function camelCase(id: string): string {
  return id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
