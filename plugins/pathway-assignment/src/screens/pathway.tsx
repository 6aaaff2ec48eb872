import { inWords } from '@trellis/core';
import type { PathwayRow, PersonAnswer } from '@trellis/core/compliance';
import { useLink } from '@trellis/plugin/screens';
import { Answer } from '@trellis/ui/answer';
import { ButtonLink } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { Columns, Stack } from '@trellis/ui/layout';
import { Link } from '@trellis/ui/link';
import { longDate } from '@trellis/ui/long-date';
import { Row, Rows } from '@trellis/ui/rows';
import { Section } from '@trellis/ui/section';
import { Ticks } from '@trellis/ui/ticks';
import { FallingDue } from './falling-due.tsx';
import { Requirements } from './requirements.tsx';
import { useBooking } from './use-booking.ts';
import { durationWords, evidenceLine, headline, postLine } from './words.ts';

/** A person's own pathway: the answer first, then each requirement with its reason, the timeline, posts and evidence. */
export function Pathway({ answer }: { readonly answer: PersonAnswer }) {
  const { title, more } = headline(answer.requirements, answer.asAt);
  const next = nextCourse(answer.requirements);
  const link = useLink();
  return (
    <>
      <Answer context={`Hello, ${answer.givenName}`} title={title} more={more}>
        {next ? <NextCourse course={next} rows={answer.requirements} /> : undefined}
      </Answer>
      <Columns spaced>
        <Section title="What you must do, and why" aside={`As at ${longDate(answer.asAt)}`}>
          <Requirements answer={answer} reader="self" />
        </Section>
        <Stack gap="wide">
          <Card title={answer.posts.length === 1 ? 'Your post' : `Your ${inWords(answer.posts.length)} posts`}>
            <Rows>
              {answer.posts.map((post) => (
                <Row key={post.id} title={post.jobTitle ?? 'Post'} detail={post.agencyName} text={postLine(post)} />
              ))}
            </Rows>
            {answer.posts.length > 1 ? (
              <p className="muted small">Each agency sees only what its own post asks for.</p>
            ) : null}
          </Card>
          <Card title="Evidence we hold">
            {answer.evidence.length === 0 ? (
              <p>None yet. What you complete in your LMS, or your agency sends us, appears here.</p>
            ) : (
              <Rows>
                {answer.evidence.map((each) => (
                  <Row
                    key={each.id}
                    title={each.title}
                    text={evidenceLine(each)}
                    end={
                      each.kind === 'completion' && each.courseRef !== null ? (
                        <Link href={link(`/certificates/${each.id}`)} about={each.title}>
                          Certificate
                        </Link>
                      ) : undefined
                    }
                  />
                ))}
              </Rows>
            )}
            <ButtonLink wide icon="down" href={link('/what-we-hold')}>
              Take my record with me
            </ButtonLink>
          </Card>
        </Stack>
      </Columns>
      <FallingDue rows={answer.requirements} asAt={answer.asAt} />
    </>
  );
}

type Course = PathwayRow['courses'][number];

/** The course that puts most of what is overdue or due soon right. */
function nextCourse(rows: readonly PathwayRow[]): Course | undefined {
  const urgent = rows.filter((row) => row.state === 'overdue' || row.state === 'due-soon' || row.state === 'upcoming');
  const ids = new Set(urgent.filter((row) => row.state === urgent[0]?.state).map((row) => row.requirement));
  const score = (course: Course): number => course.requirements.filter((id) => ids.has(id)).length;
  return urgent
    .flatMap((row) => row.courses)
    .reduce<Course | undefined>((best, course) => (best && score(best) >= score(course) ? best : course), undefined);
}

function NextCourse({ course, rows }: { readonly course: Course; readonly rows: readonly PathwayRow[] }) {
  const booking = useBooking();
  const cleared = rows.filter((row) => course.requirements.includes(row.requirement));
  const titles = [...new Set(cleared.map((row) => row.title))];
  return (
    <Card title={course.title}>
      <Stack>
        {course.durationMinutes === null ? null : (
          <p className="muted small">{durationWords(course.durationMinutes)}</p>
        )}
        <Ticks small items={titles.map((title) => ({ sign: 'current', text: `Counts for: ${title}` }))} />
        {course.url === null ? (
          booking === undefined ? (
            <p className="small">Ask your manager or your LMS where to book it.</p>
          ) : (
            <ButtonLink kind="main" wide href={booking.datesOf(course.ref)}>
              See dates and book
            </ButtonLink>
          )
        ) : (
          <ButtonLink kind="main" wide href={course.url} newWindow>
            Open this course
          </ButtonLink>
        )}
      </Stack>
    </Card>
  );
}
