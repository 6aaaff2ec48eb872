import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { GradebookKept, PlatformLink } from '@trellis/testing/platform';

/** What somebody placed in the course of a demo LMS, and its grades. */
export interface CourseKept {
  readonly placed: readonly PlatformLink[];
  readonly gradebook?: GradebookKept;
}

/** Where a demo LMS keeps its course. */
export interface CourseFile {
  read(): CourseKept;
  write(kept: CourseKept): void;
}

/**
 * The course of the demo LMS in a JSON file. A tool remembers to which columns it has sent marks, so they must still be there after a restart.
 */
export function createCourseFile(folder: string): CourseFile {
  const file = path.join(folder, 'demo-lms-course.json');
  return {
    /** @throws SyntaxError when the file is not JSON */
    read() {
      try {
        return JSON.parse(readFileSync(file, 'utf8')) as CourseKept;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { placed: [] };
        throw error;
      }
    },
    write(kept) {
      mkdirSync(folder, { recursive: true });
      // Written beside and moved, so that a process killed half-way leaves the old file whole.
      writeFileSync(`${file}.new`, JSON.stringify(kept, null, 2), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    },
  };
}
