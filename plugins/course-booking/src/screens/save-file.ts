/** Some browsers read what is saved only after the press is over, and slowly. */
const KEPT_MS = 60_000;

/**
 * Saves a text among the reader's downloads.
 *
 * @param type - the kind of text: 'text/csv', 'text/calendar'
 */
export function saveFile(text: string, fileName: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
