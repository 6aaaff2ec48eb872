import { faultOfPlacedCourse, useApi, useLink, useLoad, useServices } from '@trellis/plugin/screens';
import { ButtonLink } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { EmptyState } from '@trellis/ui/empty-state';
import { FaultNote } from '@trellis/ui/fault-note';
import { PageHead } from '@trellis/ui/page-head';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { sheetOfCourse } from './sheet-of-course.ts';
import { SheetOf } from './sheet-page.tsx';

/** As many as the service gives at once. */
const AT_ONCE = 100;

/** The sheet of the reader's latest event of one course, as a link placed in an LMS opens it. */
export function CourseFeedback() {
  const api = useApi();
  const link = useLink();
  const ref = useServices().parameters['ref'] ?? '';
  const loading = useLoad(async () => {
    const [{ course }, { rows }] = await Promise.all([
      api.compliance.course.query({ ref }),
      api.evaluation.mySheets.query({ limit: AT_ONCE }),
    ]);
    return { course, sheet: sheetOfCourse(rows, ref) };
  }, [ref]);
  if (loading.answer === undefined)
    return loading.state === 'failed' ? (
      <>
        <PageHead title="We could not open these questions" />
        <FaultNote title="What went wrong" error={faultOfPlacedCourse(loading.error)} />
      </>
    ) : (
      <ProgressBar label="The questions" words="Opening the questions" />
    );
  const { course, sheet } = loading.answer;
  if (sheet !== undefined) return <SheetOf bookingId={sheet.bookingId} stage={sheet.stage} />;
  return (
    <>
      <PageHead title={course.title} />
      <Card>
        <EmptyState
          level={2}
          title="Nothing is asked about this course now"
          text="We ask before the course, after it, and once more some months later, if you have a place on one of its dates."
          actions={<ButtonLink href={link('/feedback')}>My feedback</ButtonLink>}
        />
      </Card>
    </>
  );
}
