import { readFileSync } from 'node:fs';
import { commandRefusal, type CommandErrorCode } from '../command-refusal.ts';

/**
 * The bytes of a file that a command names.
 *
 * @param kind - what it should be, as people call it: `CSV`
 * @param refusal - the code with which it is refused
 * @throws `import.file-not-readable`, `simulate.file-not-readable`
 */
export function readIn(
  file: string,
  kind: 'CSV' | 'JSON',
  refusal: Extract<CommandErrorCode, `${string}.file-not-readable`>,
): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reasons: Readonly<Record<string, string>> = {
      ENOENT: `There is no file ${file}.`,
      ENOTDIR: `There is no file ${file}.`,
      EISDIR: `${file} is a folder; name a ${kind} file.`,
      EACCES: `This user may not read the file ${file}.`,
    };
    throw commandRefusal(refusal, reasons[code ?? ''] ?? `The file ${file} cannot be read (${code ?? 'unknown'}).`);
  }
}
