import { refusalAtFields } from '@trellis/ui/save-entry';
import type { EventId } from '@trellis/core';
import type { CourseWithMappings } from '@trellis/core/courses';
import type { Event } from '@trellis/core/events';
import { useAction, useApi, useCourses, useLink, useLoad, useServices } from '@trellis/plugin/screens';
import { Button, ButtonLink, ButtonRow } from '@trellis/ui/button';
import { EmptyState } from '@trellis/ui/empty-state';
import { ErrorSummary } from '@trellis/ui/error-summary';
import { FaultNote } from '@trellis/ui/fault-note';
import { Form } from '@trellis/ui/form';
import { PageHead } from '@trellis/ui/page-head';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import { eventEntryOf, eventTyped } from './event-entry.ts';
import { eventFaults, eventFieldOf } from './event-faults.ts';
import { BookingFields, WhatAndWhen } from './event-fields.tsx';
import { useKeptEntry } from '../kept-entry.ts';
import { KeptNote } from '../kept-note.tsx';
import { PlaceFields } from './place-fields.tsx';

/** A date of a course as its coordinator writes it: when, where, how many and by which rules. */
export function EventEdit() {
  const api = useApi();
  const { parameters, query } = useServices();
  const link = useLink();
  const id = parameters['eventId'] ?? 'new';
  const isNew = id === 'new';
  const { courses, error } = useCourses();
  const loading = useLoad(async () => (isNew ? null : await api.events.get.query({ eventId: id as EventId })), [id]);
  const shown = loading.answer;
  const back = isNew
    ? { href: link('/programme'), label: 'Back to the programme' }
    : { href: link(`/programme/${id}`), label: 'Back to this date' };
  const fault = error ?? loading.error;
  if (courses === undefined || shown === undefined)
    return fault === undefined ? (
      <ProgressBar label="The date" words="Opening the form" />
    ) : (
      <>
        <PageHead back={back} title="We could not open this date" />
        <FaultNote title="What went wrong" error={fault} />
      </>
    );
  if (isNew && courses.length === 0)
    return (
      <>
        <PageHead back={back} title="A new date" />
        <EmptyState
          level={2}
          title="There is no course yet"
          text="A date is one run of a course, so describe the course first."
          actions={<ButtonLink href={link('/programme/courses/new')}>Add a course</ButtonLink>}
        />
      </>
    );
  const asked = courses.find(({ course }) => course.ref === query['course'])?.course.id;
  return (
    <EventForm
      back={back}
      event={shown === null ? undefined : { ...shown.event, joiningLink: shown.joiningLink }}
      title={shown === null ? 'A new date' : `Change ${shown.course.title}`}
      courseId={asked ?? ''}
      courses={courses}
    />
  );
}

interface EventFormProps {
  readonly back: { readonly href: string; readonly label: string };
  readonly event: Event | undefined;
  readonly title: string;
  readonly courseId: string;
  readonly courses: readonly CourseWithMappings[];
}

function EventForm({ back, event, title, courseId, courses }: EventFormProps) {
  const timeZone = useTimeZone();
  const api = useApi();
  const { go } = useServices();
  const link = useLink();
  const { entry, change, isFromEarlier, beginAgain, forget } = useKeptEntry(
    `event-${event?.id ?? `new-${courseId}`}`,
    eventEntryOf(event, timeZone, courseId),
  );
  const [isIncomplete, setIncomplete] = useState(false);
  const saving = useAction();
  const faults = eventFaults(entry, timeZone);
  const shown = isIncomplete && faults.length > 0 ? faults : refusalAtFields(saving.error, eventFieldOf);
  const errorOf = (id: string): string | undefined => shown.find((fault) => fault.fieldId === id)?.text;
  const isPublished = event !== undefined && event.state !== 'draft';

  function save(): void {
    setIncomplete(faults.length > 0);
    if (faults.length > 0) return;
    saving.run(async () => {
      const { courseId: chosen, ...typed } = eventTyped(entry, timeZone);
      const saved = await api.events.save.mutate({
        ...typed,
        courseId: chosen as Event['courseId'],
        // What people have planned for is not typed again: the same sessions to the second.
        ...(isPublished ? { sessions: event.sessions } : {}),
        ...(event === undefined ? {} : { id: event.id }),
      });
      forget();
      go(link(`/programme/${saved.id}`));
    });
  }
  return (
    <>
      <PageHead
        back={back}
        title={title}
        lead={
          isPublished
            ? 'It is published. What you save here holds at once.'
            : 'Nobody sees it until you publish it, which comes after saving.'
        }
      />
      <div className="section">
        <Form onSubmit={save}>
          <ErrorSummary errors={shown} />
          <KeptNote isFromEarlier={isFromEarlier} onBeginAgain={beginAgain} />
          <WhatAndWhen entry={entry} change={change} errorOf={errorOf} event={event} courses={courses} />
          <PlaceFields entry={entry} change={change} errorOf={errorOf} />
          <BookingFields entry={entry} change={change} errorOf={errorOf} />
          <ButtonRow>
            <Button kind="main" type="submit" busy={saving.isBusy ? 'Saving' : undefined}>
              {isPublished ? 'Save' : 'Save the draft'}
            </Button>
            <ButtonLink href={back.href}>Cancel</ButtonLink>
          </ButtonRow>
        </Form>
      </div>
    </>
  );
}
