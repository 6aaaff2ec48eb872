import type { CourseWithMappings } from '@trellis/core/courses';
import type { ErrorWords } from './error-words.ts';
import { useApi } from './services.tsx';
import { useLoad } from './use-load.ts';

/** As many as the service gives at once. */
const AT_ONCE = 500;

/** Every course, by title. */
export interface CoursesKnown {
  /** Undefined until all have come. */
  readonly courses: readonly CourseWithMappings[] | undefined;
  readonly error: ErrorWords | undefined;
  readonly again: () => void;
}

/** Loads every course with its versions and mappings: a partnership has tens of them. */
export function useCourses(): CoursesKnown {
  const api = useApi();
  const loading = useLoad(async () => {
    const all: CourseWithMappings[] = [];
    for (let after: string | undefined, isMore = true; isMore; isMore = after !== undefined) {
      const page = await api.courses.list.query({ limit: AT_ONCE, ...(after === undefined ? {} : { after }) });
      all.push(...page.rows);
      after = page.after;
    }
    return all.toSorted((one, other) => one.course.title.localeCompare(other.course.title, 'en-GB'));
  }, []);
  return {
    courses: loading.answer,
    error: loading.error,
    again: loading.again,
  };
}
