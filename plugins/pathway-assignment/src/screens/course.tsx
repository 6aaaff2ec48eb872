import type { CourseAnswer } from '@trellis/core/compliance';
import { faultOfPlacedCourse, useApi, useLink, useLoad, useServices } from '@trellis/plugin/screens';
import { Answer } from '@trellis/ui/answer';
import { ButtonLink } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { FaultNote } from '@trellis/ui/fault-note';
import { Columns, Stack } from '@trellis/ui/layout';
import { longDate } from '@trellis/ui/long-date';
import { Note } from '@trellis/ui/note';
import { PageHead } from '@trellis/ui/page-head';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Row, Rows } from '@trellis/ui/rows';
import { Section } from '@trellis/ui/section';
import { courseLine, courseStanding } from './course-words.ts';
import { NextDates } from './next-dates.tsx';
import { Requirements } from './requirements.tsx';
import { useBooking } from './use-booking.ts';
import { evidenceLine } from './words.ts';

/** One course, as a link placed in an LMS opens it: how the reader stands for it, what it counts for, and where to book it. */
export function Course() {
  const api = useApi();
  const ref = useServices().parameters['ref'] ?? '';
  const loading = useLoad(() => api.compliance.course.query({ ref }), [ref]);
  if (loading.answer !== undefined) return <Shown answer={loading.answer} />;
  if (loading.state !== 'failed') return <ProgressBar label="The course" words="Opening the course" />;
  return (
    <>
      <PageHead title="We could not open this course" />
      <FaultNote title="What went wrong" error={faultOfPlacedCourse(loading.error)} />
    </>
  );
}

function Shown({ answer }: { readonly answer: CourseAnswer }) {
  const { course, satisfies, mine } = answer;
  const about = courseLine(course);
  const booking = useBooking();
  return (
    <>
      {mine === null ? (
        <Stranger answer={answer} />
      ) : (
        <Answer
          context={course.title}
          {...courseStanding(mine)}
          actions={
            course.url === undefined ? undefined : (
              <ButtonLink kind="main" href={course.url} newWindow>
                Open this course
              </ButtonLink>
            )
          }
        />
      )}
      <Columns spaced>
        <Stack gap="loose">
          {mine === null || mine.requirements.length === 0 ? null : (
            <Section title="What asks you for it, and why" aside={`As at ${longDate(mine.asAt)}`}>
              <Requirements answer={mine} reader="self" />
            </Section>
          )}
          <Card title="What it counts for">
            {satisfies.length === 0 ? (
              <p>Nothing yet: nobody has said what this course satisfies. Completing it is kept on record.</p>
            ) : (
              <Rows>
                {satisfies.map((each) => (
                  <Row key={each.id} title={each.title} />
                ))}
              </Rows>
            )}
          </Card>
        </Stack>
        <Stack gap="wide">
          <Card title="About this course">
            <Stack>
              {about === '' ? null : <p>{about}</p>}
              {course.url === undefined ? (
                booking === undefined ? (
                  <p>Ask your manager or your LMS where to book it.</p>
                ) : null
              ) : mine === null ? (
                <ButtonLink wide href={course.url} newWindow>
                  Open this course
                </ButtonLink>
              ) : (
                <p className="small muted">It opens in a window of its own.</p>
              )}
            </Stack>
          </Card>
          {booking === undefined ? null : (
            <Card title="Dates to book">
              <NextDates course={course} booking={booking} />
            </Card>
          )}
          {mine === null ? null : <Evidence evidence={mine.evidence} />}
        </Stack>
      </Columns>
    </>
  );
}

/** The head for an account that is nobody's yet. */
function Stranger({ answer }: { readonly answer: CourseAnswer }) {
  const link = useLink();
  return (
    <>
      <PageHead title={answer.course.title} />
      <Note state="wait" title="We do not know yet which record is yours">
        <Stack>
          <p>So we cannot say how you stand for this course. What you do in your LMS is not lost.</p>
          <div className="btns">
            <ButtonLink kind="main" href={link('/welcome')}>
              Say who you are
            </ButtonLink>
          </div>
        </Stack>
      </Note>
    </>
  );
}

function Evidence({ evidence }: { readonly evidence: NonNullable<CourseAnswer['mine']>['evidence'] }) {
  const link = useLink();
  return (
    <Card title="Your evidence for this course">
      {evidence.length === 0 ? (
        <p>Nothing yet. A completion in your LMS shows here within a day, often within minutes.</p>
      ) : (
        <Rows>
          {evidence.map((each) => (
            <Row key={each.id} title={each.title} text={evidenceLine(each)} />
          ))}
        </Rows>
      )}
      <ButtonLink wide href={link('/my-learning')}>
        See my whole pathway
      </ButtonLink>
    </Card>
  );
}
