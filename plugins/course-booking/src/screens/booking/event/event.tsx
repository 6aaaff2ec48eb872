import type { EventOffered } from '@trellis/core/bookings';
import { useApi, useLink, useLoad, useServices, useSession } from '@trellis/plugin/screens';
import { ButtonLink } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { useDoneNote } from '@trellis/ui/done-note';
import { FaultNote } from '@trellis/ui/fault-note';
import { Columns, Stack } from '@trellis/ui/layout';
import { Link } from '@trellis/ui/link';
import { Note } from '@trellis/ui/note';
import { PageHead } from '@trellis/ui/page-head';
import { PlainList } from '@trellis/ui/plain-list';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { dayAt, todayOn } from '@trellis/ui/sitting';
import { Steps } from '@trellis/ui/steps';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { AskForPlace } from './ask-for-place.tsx';
import { isLive } from '../booking-words.ts';
import { CountsFor } from './counts-for.tsx';
import { countsForPost, lengthOf, type CountsLine } from './counts-words.ts';
import { EventAnswer } from './event-answer.tsx';
import { movedLine } from '../event-words.ts';
import { LearnWith } from './learn-with.tsx';
import { MyPlace } from '../places/my-place.tsx';
import { waySteps } from './next-words.ts';
import { askedWords, wayOf } from './way.ts';
import { WhyPrice } from './why-price.tsx';

/** One date of a course before and after booking: price and who pays, what it counts for, the form, and what happens next. */
export function EventPage() {
  const api = useApi();
  const link = useLink();
  const eventId = useServices().parameters['eventId'] ?? '';
  const loading = useLoad(() => api.bookings.offer.query({ eventId }), [eventId]);
  const done = useDoneNote('Done');
  const offer = loading.answer;
  if (offer !== undefined)
    return (
      <Shown
        offer={offer}
        doneNote={done.note}
        onChanged={(words) => {
          done.say(words);
          loading.again();
        }}
      />
    );
  if (loading.state !== 'failed') return <ProgressBar label="The course" words="Opening the course" />;
  return (
    <>
      <PageHead
        back={{ href: link('/training'), label: 'Back to all courses' }}
        title="We could not open this course"
      />
      <FaultNote
        title="What went wrong"
        error={
          loading.error.code === 'events.not-found'
            ? {
                ...loading.error,
                sentence: 'There is no such date, or it is not published. All dates to book stand under Courses.',
              }
            : loading.error
        }
      />
    </>
  );
}

interface ShownProps {
  readonly offer: EventOffered;
  readonly doneNote: ReactNode;
  readonly onChanged: (words: string) => void;
}

/** Who may book for people of a team or an agency. */
const BOOKING_FOR_OTHERS: readonly string[] = ['manager', 'agency-lead', 'coordinator'];

function Shown({ offer, doneNote, onChanged }: ShownProps) {
  const timeZone = useTimeZone();
  const api = useApi();
  const { roles } = useSession();
  const link = useLink();
  const { event, course, mine, posts, objectives } = offer;
  const today = todayOn(timeZone);
  const lastOn = dayAt(event.sessions.at(-1)?.endsAt ?? event.sessions[0]!.startsAt, timeZone);
  const counting = useLoad(
    () => api.compliance.course.query({ ref: course.ref, on: lastOn, ...lengthOf(event) }),
    [course.ref, lastOn],
  );
  const [chosen, choose] = useState<string>();
  const said = useRef<HTMLDivElement>(null);
  // Whoever pressed a button far down the page is shown what came of it.
  useEffect(() => {
    if (doneNote !== null) said.current?.scrollIntoView({ block: 'nearest' });
  }, [doneNote]);
  const post =
    posts.find(({ postId }) => postId === (chosen ?? mine?.booking.postId)) ??
    posts.find(({ fits }) => fits === 'place') ??
    posts[0];
  const way = wayOf(offer, post);
  const lines: readonly CountsLine[] | undefined = counting.answer?.mine?.counts;
  const hasLive = mine !== undefined && isLive(mine.booking);
  return (
    <>
      <Link kind="back" href={link('/training')}>
        Back to all courses
      </Link>
      <EventAnswer offer={offer} post={post} todayOn={today} />
      {doneNote === null ? null : (
        <div className="section" ref={said}>
          {doneNote}
        </div>
      )}
      <Columns spaced>
        <Stack gap="wide">
          <StateNote offer={offer} />
          {mine === undefined ? null : <MyPlace shown={mine} todayOn={today} onChanged={onChanged} />}
          {counting.answer === undefined ? (
            counting.state === 'failed' ? (
              <FaultNote title="We could not look what it counts for" error={counting.error} />
            ) : (
              <ProgressBar label="What it counts for" words="Looking what it counts for" />
            )
          ) : (
            <CountsFor satisfies={counting.answer.satisfies} lines={lines} offer={offer} />
          )}
          {course.summary === undefined ? null : (
            <Card title="What it is about">
              <p>{course.summary}</p>
            </Card>
          )}
          {objectives.length === 0 ? null : (
            <Card title="What you will be able to do">
              <PlainList numbered items={objectives} />
            </Card>
          )}
          {hasLive || event.state !== 'published' || mine?.booking.state === 'attended' ? null : (
            <AskForPlace
              offer={offer}
              post={post}
              onPost={choose}
              countsFor={(postId) => (lines === undefined ? '' : countsForPost(lines, postId))}
              todayOn={today}
              onAsked={() => onChanged(askedWords(way))}
            />
          )}
        </Stack>
        <Stack gap="wide">
          {hasLive || event.state !== 'published' || post === undefined ? null : (
            <Card title="What happens next">
              <Steps
                items={waySteps({
                  ...way,
                  managerName: post.manager?.name,
                  answerByOn: post.answerByOn,
                  pricePence: post.quote?.totalPence ?? 0,
                  mode: event.mode,
                  linkShownHours: event.linkShownHours,
                })}
              />
            </Card>
          )}
          {post === undefined || event.state === 'cancelled' ? null : (
            <WhyPrice post={post} sessions={event.sessions} />
          )}
          {event.state === 'cancelled' ? null : <LearnWith offer={offer} />}
          {event.state === 'published' && roles.some((role) => BOOKING_FOR_OTHERS.includes(role)) ? (
            <Card title="Are you booking for others?">
              <ButtonLink wide href={link(`/agency-bookings?event=${event.id}`)}>
                Book people on this date
              </ButtonLink>
            </Card>
          ) : null}
        </Stack>
      </Columns>
    </>
  );
}

/** That a date was moved, cancelled or is over; nothing where it is simply to come. */
function StateNote({ offer }: { readonly offer: EventOffered }) {
  const timeZone = useTimeZone();
  const { event, mine } = offer;
  const { movedFrom, cancelledWhy } = event;
  if (event.state === 'cancelled')
    return (
      <Note state="fault" title="This course does not take place">
        {`${cancelledWhy === undefined ? '' : `The reason: ${cancelledWhy}. `}Nobody is charged.`}
      </Note>
    );
  if (event.state === 'closed')
    return (
      <Note state="exempt" title="This date is over">
        Its register is closed.
      </Note>
    );
  // Whoever has a place reads it there, with until when she may give it up.
  const moved = mine === undefined ? movedLine(movedFrom, undefined, timeZone) : '';
  return moved === '' ? null : (
    <Note state="due-soon" title="This course was moved">
      {moved}
    </Note>
  );
}
