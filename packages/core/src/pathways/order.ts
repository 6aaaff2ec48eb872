import type { CourseWithMappings } from '../courses/store.ts';

/** What ordering looks at: a state's urgency comes first, then the due date. */
export interface Orderable {
  readonly state: 'unknown' | 'upcoming' | 'current' | 'due-soon' | 'overdue' | 'exempt';
  readonly dueOn: string | null;
  readonly title: string;
}

const URGENCY: readonly Orderable['state'][] = ['overdue', 'due-soon', 'upcoming', 'unknown', 'current', 'exempt'];

/**
 * The order in which a practitioner works through her pathway: overdue, due soon, coming up, not known, then what is in order;
 * the earliest due date first.
 *
 * @source house
 */
export function inPathwayOrder<Row extends Orderable>(rows: readonly Row[]): readonly Row[] {
  return rows.toSorted(
    (a, b) =>
      URGENCY.indexOf(a.state) - URGENCY.indexOf(b.state) ||
      (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') ||
      a.title.localeCompare(b.title, 'en-GB'),
  );
}

/** What one course would put right: how many of the requirements asked about it satisfies. */
export interface CourseOnPathway {
  readonly course: CourseWithMappings['course'];
  readonly requirements: readonly string[];
}

/**
 * Which courses satisfy which requirements on a day, those that satisfy most first. A course counts only through its mapping, never by its title.
 *
 * @param wanted - the ids that stand for each requirement in a mapping: its own, its aliases, or all of its competencies together
 * @param isValid - whether a mapping holds on the day asked about
 * @source house design, section 4
 */
export function coursesOnPathway(
  courses: readonly CourseWithMappings[],
  wanted: readonly {
    readonly id: string;
    readonly names: readonly string[];
    readonly competencies: readonly string[];
  }[],
  isValid: (mapping: CourseWithMappings['mappings'][number]) => boolean,
): readonly CourseOnPathway[] {
  return courses
    .map(({ course, mappings }) => {
      const satisfied = new Set(mappings.filter(isValid).flatMap((mapping) => mapping.satisfies));
      const requirements = wanted.filter(
        ({ names, competencies }) =>
          names.some((name) => satisfied.has(name)) ||
          (competencies.length > 0 && competencies.every((id) => satisfied.has(id))),
      );
      return { course, requirements: requirements.map(({ id }) => id) };
    })
    .filter(({ requirements }) => requirements.length > 0)
    .sort(
      (a, b) => b.requirements.length - a.requirements.length || a.course.title.localeCompare(b.course.title, 'en-GB'),
    );
}
