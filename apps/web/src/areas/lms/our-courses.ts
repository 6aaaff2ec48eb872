import { useApi, useLoad, type ErrorWords } from '@trellis/plugin/screens';

/** As many as the service gives at once. */
const AT_ONCE = 500;

/** A course of ours that completing something in an LMS can count as. */
export interface OurCourse {
  readonly ref: string;
  readonly title: string;
  readonly versions: readonly string[];
}

/** What can be satisfied without naming a course: a requirement of an installed pack. */
export interface CanBeSatisfied {
  readonly id: string;
  readonly title: string;
}

/** All that completing something in an LMS can count as. */
export interface CountedAs {
  readonly courses: readonly OurCourse[];
  readonly requirements: readonly CanBeSatisfied[];
  /** What a course by its short name, or an id that can be satisfied, is called. */
  readonly titleOf: (id: string) => string;
  /** Whether all of it has come. */
  readonly isLoaded: boolean;
  readonly error: ErrorWords | undefined;
}

/** Loads our courses and the requirements of the packs, once for a screen. */
export function useCountedAs(): CountedAs {
  const api = useApi();
  const courses = useLoad(async () => {
    const all: OurCourse[] = [];
    for (let after: string | undefined, isMore = true; isMore; isMore = after !== undefined) {
      const page = await api.courses.list.query({ limit: AT_ONCE, ...(after === undefined ? {} : { after }) });
      all.push(
        ...page.rows.map(({ course, versions }) => ({
          ref: course.ref,
          title: course.title,
          versions: versions.map(({ version }) => version),
        })),
      );
      after = page.after;
    }
    return all.toSorted((one, other) => one.title.localeCompare(other.title, 'en-GB'));
  }, []);
  const packs = useLoad(() => api.frameworks.packs.query(), []);
  const ours = courses.answer ?? [];
  const requirements = [
    ...new Map(
      (packs.answer?.packs ?? []).flatMap((pack) =>
        pack.requirements.map(({ id, title }): [string, CanBeSatisfied] => [id, { id, title }]),
      ),
    ).values(),
  ];
  const titles = new Map([
    ...requirements.map(({ id, title }) => [id, title] as const),
    ...ours.map(({ ref, title }) => [ref, title] as const),
  ]);
  return {
    courses: ours,
    requirements,
    titleOf: (id) => titles.get(id) ?? id,
    isLoaded: courses.answer !== undefined && packs.answer !== undefined,
    error: courses.error ?? packs.error,
  };
}
