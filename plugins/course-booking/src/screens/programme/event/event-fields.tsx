import type { CourseWithMappings } from '@trellis/core/courses';
import type { Event } from '@trellis/core/events';
import { Card } from '@trellis/ui/card';
import { DateField } from '@trellis/ui/date-field';
import { Columns, Stack } from '@trellis/ui/layout';
import { RadioGroup } from '@trellis/ui/radio-group';
import { SelectField } from '@trellis/ui/select-field';
import { TextField } from '@trellis/ui/text-field';
import { sittingWords } from '@trellis/ui/sitting';
import { useTimeZone } from '@trellis/ui/time-zone';
import type { EventEntry } from './event-entry.ts';
import { SessionFields } from './session-fields.tsx';

export interface EventFieldsProps {
  readonly entry: EventEntry;
  readonly change: (part: Partial<EventEntry>) => void;
  readonly errorOf: (fieldId: string) => string | undefined;
  /** The event as it was saved; absent: a new one. */
  readonly event: Event | undefined;
  readonly courses: readonly CourseWithMappings[];
}

/** What is taught, when and where. */
export function WhatAndWhen({ entry, change, errorOf, event, courses }: EventFieldsProps) {
  const timeZone = useTimeZone();
  const course = courses.find(({ course: each }) => each.id === entry.courseId);
  const isPublished = event !== undefined && event.state !== 'draft';
  return (
    <>
      <Card title="The course">
        <Stack>
          <SelectField
            id="event-course"
            label="Which course?"
            first="Choose a course"
            choices={courses
              .filter(({ course: { kind, id } }) => kind !== 'other-offer' || id === entry.courseId)
              .map(({ course: { id, title, ref } }) => ({ value: id, label: `${title} (${ref})` }))}
            value={entry.courseId}
            onChange={(courseId) => change({ courseId, courseVersion: '' })}
            error={errorOf('event-course')}
            disabled={isPublished}
          />
          {course === undefined || course.versions.length === 0 ? null : (
            <SelectField
              id="event-version"
              label="Which version of it?"
              first="Whichever holds on the day"
              choices={course.versions.map(({ version, withdrawnOn }) => ({
                value: version,
                label: withdrawnOn === undefined ? `Version ${version}` : `Version ${version}, withdrawn`,
              }))}
              value={entry.courseVersion}
              onChange={(courseVersion) => change({ courseVersion })}
              error={errorOf('event-version')}
            />
          )}
        </Stack>
      </Card>
      <Card title="When">
        <Stack>
          {isPublished ? (
            <>
              <p>
                <strong>{sittingWords(event.sessions, timeZone)}</strong>
              </p>
              <p className="muted small">
                People have planned for this. To move it, go back and choose “Move to another date”: everybody is told
                then.
              </p>
            </>
          ) : (
            <SessionFields sessions={entry.sessions} onChange={(sessions) => change({ sessions })} errorOf={errorOf} />
          )}
        </Stack>
      </Card>
      <Card title="Where">
        <Stack>
          <RadioGroup
            id="event-mode"
            label="How do people meet?"
            value={entry.mode}
            onChange={(mode) => change({ mode: mode as EventEntry['mode'] })}
            choices={[
              { value: 'classroom', label: 'In a room' },
              { value: 'virtual', label: 'Online' },
            ]}
            plain
          />
          {entry.mode === 'classroom' ? (
            <Room entry={entry} change={change} errorOf={errorOf} />
          ) : (
            <Online entry={entry} change={change} errorOf={errorOf} />
          )}
        </Stack>
      </Card>
    </>
  );
}

type Part = Pick<EventFieldsProps, 'entry' | 'change' | 'errorOf'>;

function Room({ entry, change, errorOf }: Part) {
  return (
    <>
      <TextField
        id="event-venue"
        label="Venue"
        hint="It is needed before you publish."
        optional
        value={entry.venueName}
        onChange={(venueName) => change({ venueName })}
        error={errorOf('event-venue')}
        maxLength={200}
      />
      <TextField
        label="Address"
        optional
        lines={3}
        value={entry.venueAddress}
        onChange={(venueAddress) => change({ venueAddress })}
        maxLength={500}
      />
      <TextField
        label="Getting in and taking part"
        hint="Lift, hearing loop, parking: what somebody with access needs asks first."
        optional
        lines={3}
        value={entry.venueAccess}
        onChange={(venueAccess) => change({ venueAccess })}
        maxLength={500}
      />
    </>
  );
}

function Online({ entry, change, errorOf }: Part) {
  return (
    <>
      <TextField
        id="event-link"
        label="Joining link"
        hint="Only people with a place and the trainers see it, and only shortly before."
        optional
        type="url"
        value={entry.joiningLink}
        onChange={(joiningLink) => change({ joiningLink })}
        error={errorOf('event-link')}
        maxLength={500}
      />
      <Columns kind="two">
        <TextField
          id="event-link-hours"
          label="Shown how many hours before?"
          inputMode="numeric"
          value={entry.linkShownHours}
          onChange={(linkShownHours) => change({ linkShownHours })}
          error={errorOf('event-link-hours')}
          maxLength={3}
        />
        <TextField
          id="event-threshold"
          label="How much of the time counts as attended, in per cent?"
          inputMode="numeric"
          value={entry.threshold}
          onChange={(threshold) => change({ threshold })}
          error={errorOf('event-threshold')}
          maxLength={3}
        />
      </Columns>
    </>
  );
}

/** When people may ask for a place, and who has to agree. */
export function BookingFields({ entry, change, errorOf }: Part) {
  return (
    <Card title="Asking for a place">
      <Stack>
        <RadioGroup
          id="event-approval"
          label="Is the manager asked?"
          value={entry.approval}
          onChange={(approval) => change({ approval: approval as EventEntry['approval'] })}
          choices={[
            {
              value: 'manager',
              label: 'Yes',
              detail: 'The place is held meanwhile. After 5 working days the deputy is asked, after 10 it goes on.',
            },
            { value: 'none', label: 'No', detail: 'Whoever asks has a place at once, if there is one.' },
          ]}
        />
        <DateField
          id="event-opens"
          label="First day to book"
          hint="Leave it empty to let people book as soon as it is published."
          optional
          value={entry.opensOn}
          onChange={(opensOn) => change({ opensOn })}
          error={errorOf('event-opens')}
        />
        <DateField
          id="event-closes"
          label="Last day to book"
          hint="Leave it empty to let people book until it begins."
          optional
          value={entry.closesOn}
          onChange={(closesOn) => change({ closesOn })}
          error={errorOf('event-closes')}
        />
      </Stack>
    </Card>
  );
}
