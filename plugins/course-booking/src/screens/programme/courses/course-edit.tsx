import type { Course, CourseMapping, CourseVersion, CourseWithMappings } from '@trellis/core/courses';
import { type SatisfiableKnown, useCourses, useLink, useSatisfiable, useServices } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { useDoneNote } from '@trellis/ui/done-note';
import { FaultNote } from '@trellis/ui/fault-note';
import { Columns, Stack } from '@trellis/ui/layout';
import { Note } from '@trellis/ui/note';
import { PageHead } from '@trellis/ui/page-head';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Row, Rows } from '@trellis/ui/rows';
import { StateMark } from '@trellis/ui/state-mark';
import { useState } from 'react';
import { todayOn } from '@trellis/ui/sitting';
import { useTimeZone } from '@trellis/ui/time-zone';
import { CountsForm } from './counts-form.tsx';
import { CourseDates } from './course-dates.tsx';
import { CourseForm } from './course-form.tsx';
import { lacking, movedWords, reviewWords, validityWords, withdrawnWords } from './course-words.ts';
import { Materials } from './materials.tsx';
import { VersionForm } from './version-form.tsx';

/** One course as its coordinator looks after it: how it is described, its versions, and what completing it counts for. */
export function CourseEdit() {
  const { parameters, go } = useServices();
  const link = useLink();
  const ref = parameters['ref'] ?? 'new';
  const { courses, error, again } = useCourses();
  const known = useSatisfiable();
  const saved = useDoneNote('Saved');
  const back = { href: link('/programme?part=courses'), label: 'Back to the courses' };
  const fault = error ?? known.error;
  const isNew = ref === 'new';
  const found = courses?.find(({ course }) => course.ref === ref);
  if (courses === undefined || !known.isLoaded)
    return fault === undefined ? (
      <ProgressBar label="The course" words="Opening the course" />
    ) : (
      <>
        <PageHead back={back} title="We could not open this course" />
        <FaultNote title="What went wrong" error={fault} />
      </>
    );
  if (!isNew && found === undefined)
    return (
      <PageHead
        back={back}
        title="There is no such course"
        lead="The address may be wrong. All courses are in the list."
      />
    );
  const keep = (course: Course): void => {
    if (isNew) go(link(`/programme/courses/${course.ref}`));
    else {
      saved.say(`${course.title} is described as it stands here.`);
      again();
    }
  };
  return (
    <>
      <PageHead
        back={back}
        title={found === undefined ? 'A new course' : found.course.title}
        lead={
          found === undefined
            ? 'Describe it first. Its versions, what it counts for and its dates come after that.'
            : undefined
        }
      />
      {saved.note}
      {found === undefined ? (
        <div className="section">
          <CourseForm course={undefined} known={known} onSaved={keep} />
        </div>
      ) : (
        <>
          <Lacking of={found} />
          <Columns spaced>
            <CourseForm key={found.course.id} course={found.course} known={known} onSaved={keep} />
            <Beside
              of={found}
              known={known}
              onSaved={(words) => {
                saved.say(words);
                again();
              }}
            />
          </Columns>
        </>
      )}
    </>
  );
}

function Lacking({ of }: { readonly of: CourseWithMappings }) {
  const timeZone = useTimeZone();
  const sentences = of.course.kind === 'other-offer' ? [] : lacking(of, todayOn(timeZone));
  if (sentences.length === 0) return null;
  return (
    <Note title="Before you publish dates of it" state="wait">
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Note>
  );
}

interface BesideProps {
  readonly of: CourseWithMappings;
  readonly known: SatisfiableKnown;
  readonly onSaved: (words: string) => void;
}

/** Which sheet is open over the page. */
type Sheet =
  | { readonly kind: 'version'; readonly version: CourseVersion | undefined }
  | { readonly kind: 'files'; readonly version: CourseVersion }
  | { readonly kind: 'counts'; readonly mapping: CourseMapping | undefined };

function Beside({ of, known, onSaved }: BesideProps) {
  const [sheet, open] = useState<Sheet>();
  const { course, versions, mappings } = of;
  const close = (): void => open(undefined);
  return (
    <Stack gap="wide">
      <Card title="Versions">
        <Stack>
          {versions.length === 0 ? <p>None yet.</p> : null}
          <Rows>
            {versions.map((version) => (
              <Version
                key={version.version}
                version={version}
                onChange={() => open({ kind: 'version', version })}
                onFiles={() => open({ kind: 'files', version })}
              />
            ))}
          </Rows>
          <Button wide onPress={() => open({ kind: 'version', version: undefined })}>
            Add a version
          </Button>
        </Stack>
      </Card>
      <Card title="What it counts for">
        <Stack>
          {mappings.length === 0 ? <p>Nothing yet. Its title proves nothing: only what you say here counts.</p> : null}
          <Rows>
            {mappings.map((mapping) => (
              <Row
                key={mapping.id}
                title={mapping.satisfies.map(known.titleOf).join('; ')}
                text={`${mapping.version === undefined ? 'Every version' : `Version ${mapping.version}`}. ${validityWords(mapping)}`}
                end={
                  <Button
                    small
                    about={`what ${mapping.satisfies.map(known.titleOf).join(', ')} rests on`}
                    onPress={() => open({ kind: 'counts', mapping })}
                  >
                    Change
                  </Button>
                }
              />
            ))}
          </Rows>
          <Button wide onPress={() => open({ kind: 'counts', mapping: undefined })}>
            Say what it counts for
          </Button>
        </Stack>
      </Card>
      {course.kind === 'other-offer' ? null : <CourseDates course={course} />}
      {sheet?.kind === 'version' ? (
        <VersionForm
          courseId={course.id}
          version={sheet.version}
          onClose={close}
          onSaved={(name, moved) => {
            close();
            onSaved([`Version ${name} is kept as it stands here.`, movedWords(moved)].filter(Boolean).join(' '));
          }}
        />
      ) : null}
      {sheet?.kind === 'files' ? (
        <Materials courseId={course.id} version={sheet.version.version} onClose={close} />
      ) : null}
      {sheet?.kind === 'counts' ? (
        <CountsForm
          of={of}
          mapping={sheet.mapping}
          known={known}
          onClose={close}
          onSaved={() => {
            close();
            onSaved('It counts as it stands here, and everybody who completed it is judged again.');
          }}
        />
      ) : null}
    </Stack>
  );
}

interface VersionProps {
  readonly version: CourseVersion;
  readonly onChange: () => void;
  readonly onFiles: () => void;
}

function Version({ version, onChange, onFiles }: VersionProps) {
  const timeZone = useTimeZone();
  const { objectives, reviewOn } = version;
  const today = todayOn(timeZone);
  return (
    <Row
      title={`Version ${version.version}`}
      detail={validityWords(version)}
      text={
        withdrawnWords(version) ??
        (objectives.length === 0
          ? 'No objectives yet'
          : `${objectives.length} ${objectives.length === 1 ? 'objective' : 'objectives'}`)
      }
      end={
        <ButtonRow>
          <Button small about={`of version ${version.version}`} onPress={onFiles}>
            Files
          </Button>
          <Button small about={`version ${version.version}`} onPress={onChange}>
            Change
          </Button>
        </ButtonRow>
      }
    >
      {reviewOn === undefined || version.withdrawnOn !== undefined ? null : (
        <StateMark state={reviewOn < today ? 'overdue' : 'upcoming'}>{reviewWords(reviewOn, today)}</StateMark>
      )}
    </Row>
  );
}
