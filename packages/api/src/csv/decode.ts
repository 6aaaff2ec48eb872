import { refuseFile } from './refuse-file.ts';

/** The largest file that is taken in, in bytes. */
export const LARGEST_FILE_BYTES = 20_000_000;

/**
 * The text of a file in UTF-8, with or without a byte-order mark.
 *
 * @throws `people.file-refused` for anything else, saying what to do about it
 * @source contract CSV
 */
export function decode(bytes: Uint8Array): string {
  if (bytes.byteLength > LARGEST_FILE_BYTES)
    refuseFile(
      `The file is larger than ${LARGEST_FILE_BYTES / 1_000_000} MB. Cut it into several files; each with the header row.`,
    );
  if (isUtf16(bytes))
    refuseFile('The file is in UTF-16. Save it as "CSV UTF-8 (comma delimited)" and upload it again.');
  if (bytes.includes(0)) refuseFile('This is not a CSV file: it holds characters that no text has.');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return refuseFile('The file is not in UTF-8. Save it as "CSV UTF-8 (comma delimited)" and upload it again.');
  }
}

/** A UTF-16 mark, or ordinary letters with a zero byte beside each. */
function isUtf16(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  const start = bytes.subarray(0, 1000);
  const zeros = [0, 0];
  start.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  return Math.max(even, odd) > start.length / 4 && Math.min(even, odd) < start.length / 20;
}
