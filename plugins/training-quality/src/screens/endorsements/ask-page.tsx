import type { OwnCourse, SetInForce } from '@trellis/core/standards';
import {
  useAction,
  useApi,
  useDeviceDraft,
  useLink,
  useLoad,
  useSatisfiable,
  useServices,
} from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { useDoneNote } from '@trellis/ui/done-note';
import { EmptyState } from '@trellis/ui/empty-state';
import { ErrorSummary } from '@trellis/ui/error-summary';
import { FaultNote } from '@trellis/ui/fault-note';
import { Form } from '@trellis/ui/form';
import { Stack } from '@trellis/ui/layout';
import { PageHead } from '@trellis/ui/page-head';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { refusalAtFields, useSaveEntry } from '@trellis/ui/save-entry';
import { SearchChoices } from '@trellis/ui/search-choices';
import { SelectField } from '@trellis/ui/select-field';
import { clockTime } from '@trellis/ui/sitting';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import { checked } from '../checklist/checklist-entry.ts';
import { ChecklistFields } from '../checklist/checklist-fields.tsx';
import { ASK_FIELDS, askedBefore, askFaults, askTyped, NOTHING_ASKED, type AskEntry } from './ask-entry.ts';
import { OwnCourseDialog } from './own-course-dialog.tsx';

/** As many of an agency's own courses as are offered at once. */
const COURSES = 200;

/** Asks that an agency's own course counts, with its content item by item against the agreed minimum. */
export function AskPage() {
  const api = useApi();
  const link = useLink();
  const before = useServices().query['again'];
  const loading = useLoad(async () => {
    const [sets, courses, asked] = await Promise.all([
      api.standards.sets.query({}),
      api.standards.ownCourses.query({ limit: COURSES }),
      before === undefined ? undefined : api.standards.endorsement.query({ id: before }),
    ]);
    return {
      sets: sets.filter(({ uses }) => uses.includes('content')),
      courses: courses.rows,
      first: asked === undefined ? NOTHING_ASKED : askedBefore(asked),
    };
  }, [before ?? '']);
  const head = (
    <PageHead
      back={{ href: link('/quality/endorsements'), label: 'All endorsements' }}
      title="Ask for an endorsement"
      lead="Say what your own course covers, item by item. A coordinator of the partnership decides, and sets from when its completions count."
    />
  );
  if (loading.answer === undefined)
    return (
      <>
        {head}
        {loading.state === 'failed' ? (
          <FaultNote title="We could not load what is needed" error={loading.error} />
        ) : (
          <ProgressBar label="Request" words="Loading" />
        )}
      </>
    );
  const { sets, courses, first } = loading.answer;
  return (
    <>
      {head}
      {sets.length === 0 ? (
        <Card>
          <EmptyState
            level={2}
            title="No minimum content is agreed yet"
            text="There is nothing to hold your course against. The partnership’s coordinator can tell you when there will be."
          />
        </Card>
      ) : (
        <Ask
          key={before ?? 'new'}
          id={before ?? 'new'}
          first={first}
          sets={sets}
          courses={courses}
          again={loading.again}
        />
      )}
    </>
  );
}

interface AskProps {
  readonly id: string;
  readonly first: AskEntry;
  readonly sets: readonly SetInForce[];
  readonly courses: readonly OwnCourse[];
  readonly again: () => void;
}

function Ask({ id, first, sets, courses, again }: AskProps) {
  const timeZone = useTimeZone();
  const api = useApi();
  const link = useLink();
  const { go } = useServices();
  const known = useSatisfiable();
  const { entry, change, savedAt, forget } = useDeviceDraft('endorsement', id, first);
  const [isAdding, setAdding] = useState(false);
  const done = useDoneNote('Added');
  const saving = useAction();
  const set = sets.find((each) => each.id === entry.setId) ?? (sets.length === 1 ? sets[0] : undefined);
  const course = courses.find(({ courseId }) => courseId === entry.courseId);
  const refused = refusalAtFields(saving.error, (path) => ASK_FIELDS[path.split('.')[0] ?? '']);
  const faults = askFaults({ ...entry, courseId: course?.courseId ?? '' }, set);
  const { isBusy, shown, errorOf, save } = useSaveEntry(saving, faults, refused);
  const progress = set === undefined ? undefined : checked([set], entry.content);
  return (
    <Stack gap="wide">
      {done.note}
      <Form
        label="Request"
        onSubmit={() =>
          save(async () => {
            if (course === undefined || set === undefined) return;
            const asked = await api.standards.askEndorsement.mutate(askTyped(entry, course, set));
            forget();
            go(link(`/quality/endorsements/${asked.id}`));
          })
        }
      >
        <ErrorSummary errors={shown} />
        <Card title="Which course, and for what">
          <Stack gap="wide">
            <SelectField
              id="ask-course"
              label="Your own course"
              first="Choose a course"
              choices={courses.map(({ courseId, title, agencyName }) => ({
                value: courseId,
                label: `${title}, ${agencyName}`,
              }))}
              value={entry.courseId}
              onChange={(courseId) => change({ courseId })}
              error={errorOf('ask-course')}
            />
            <ButtonRow>
              <Button small onPress={() => setAdding(true)}>
                Add a course of your own
              </Button>
            </ButtonRow>
            {sets.length === 1 ? null : (
              <SelectField
                id="ask-set"
                label="What is it held against?"
                first="Choose a set"
                choices={sets.map(({ id: value, title }) => ({ value, label: title }))}
                value={entry.setId}
                onChange={(setId) => change({ setId })}
                error={errorOf('ask-set')}
              />
            )}
            <FaultNote title="We could not load what a course can count for" error={known.error} />
            <SearchChoices
              id="ask-satisfies"
              label="What should its completions count for?"
              hint="It counts for nothing else, and only once it is endorsed."
              search="Look for a requirement, a level or a competency"
              gone={known.isLoaded ? 'Not installed' : ''}
              choices={known.all.map(({ id: value, title, what }) => ({ value, label: title, detail: what }))}
              value={entry.satisfies}
              onChange={(satisfies) => change({ satisfies })}
              error={errorOf('ask-satisfies')}
            />
          </Stack>
        </Card>
        {set === undefined || progress === undefined ? null : (
          <>
            <ChecklistFields
              sets={[set]}
              entry={entry.content}
              onChange={(content) => change({ content })}
              errorOf={errorOf}
              evidenceHint="Such as the unit or the slides that cover it."
            />
            <ProgressBar
              label="Answered"
              words={`${progress.done} of ${progress.total} items answered`}
              note={savedAt === undefined ? undefined : `Saved on this device at ${clockTime(savedAt, timeZone)}`}
              done={progress.done}
              total={progress.total}
            />
          </>
        )}
        <ButtonRow>
          <Button kind="main" type="submit" busy={isBusy ? 'Sending' : undefined}>
            Send the request
          </Button>
        </ButtonRow>
      </Form>
      {isAdding ? (
        <OwnCourseDialog
          onClose={() => setAdding(false)}
          onAdded={(added) => {
            setAdding(false);
            done.say(
              `${added.title} is a course of ${added.agencyName} now. It counts for nothing until it is endorsed.`,
            );
            change({ courseId: added.courseId });
            again();
          }}
        />
      ) : null}
    </Stack>
  );
}
