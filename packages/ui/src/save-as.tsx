/** Some browsers read what is saved only after the press is over, and slowly. */
const KEPT_MS = 60_000;

/** Saves something under a name among the reader's downloads. */
export function saveAs(content: Blob, fileName: string): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), KEPT_MS);
}
