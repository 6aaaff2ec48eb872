import { useCourses } from '@trellis/plugin/screens';
import { FaultNote } from '@trellis/ui/fault-note';
import { SearchChoices, type SearchChoicesProps } from '@trellis/ui/search-choices';

/** Any number of courses, to be looked up by name. A course is called gone once all are known, and not before. */
export function CourseChoices(field: Omit<SearchChoicesProps, 'choices' | 'search' | 'gone'>) {
  const { courses, error } = useCourses();
  return (
    <>
      <FaultNote title="We could not load the courses" error={error} />
      <SearchChoices
        {...field}
        search="Look for a course"
        gone={courses === undefined ? '' : 'No course any more'}
        choices={(courses ?? []).map(({ course }) => ({ value: course.id, label: course.title, detail: course.ref }))}
      />
    </>
  );
}
