import { useApi, useLink, usePaged } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { useDoneNote } from '@trellis/ui/done-note';
import { EmptyState } from '@trellis/ui/empty-state';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { longDate } from '@trellis/ui/long-date';
import { PageHead } from '@trellis/ui/page-head';
import { Pager } from '@trellis/ui/pager';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Row, Rows } from '@trellis/ui/rows';
import { StateMark } from '@trellis/ui/state-mark';
import { useState } from 'react';
import type { LessonListed } from '../answers.ts';
import { QualityTabs } from '../quality-tabs.tsx';
import { OUTCOME_WORDS } from '../reviews/review-words.ts';
import { useMayDo } from '../who-may.ts';
import { ActionDialog } from './action-dialog.tsx';
import { ActionRows } from './action-rows.tsx';
import { LessonDialog } from './lesson-dialog.tsx';

/** What is open over the page. */
type Sheet =
  | { readonly does: 'lesson'; readonly lesson: LessonListed | undefined }
  | { readonly does: 'action'; readonly lesson: LessonListed };

/** Lessons of case reviews, the latest first, each with the courses that should carry it. */
export function LessonsPage() {
  const api = useApi();
  const { isRunning } = useMayDo();
  const [sheet, open] = useState<Sheet>();
  const done = useDoneNote('Saved');
  const paged = usePaged<LessonListed>((page) => api.quality.lessons.query(page), []);
  const told = (words: string): void => {
    open(undefined);
    done.say(words);
    paged.again();
  };
  return (
    <>
      <PageHead
        title="Lessons"
        lead={
          isRunning
            ? 'What case reviews found that training should carry. Each course that you name is looked at again.'
            : 'What case reviews found that training should carry, and the courses that should carry it.'
        }
        actions={
          isRunning ? (
            <Button kind="main" onPress={() => open({ does: 'lesson', lesson: undefined })}>
              Add a lesson
            </Button>
          ) : undefined
        }
      />
      <QualityTabs current="/quality/lessons" />
      <Stack gap="wide">
        {done.note}
        <FaultNote title="We could not load the lessons" error={paged.error} />
        {paged.rows === undefined ? (
          paged.error === undefined ? (
            <ProgressBar label="Lessons" words="Loading" />
          ) : null
        ) : paged.rows.length === 0 ? (
          <Card>
            <EmptyState
              level={2}
              title="No lesson yet"
              text={
                isRunning
                  ? 'Add what a case review found, and name the courses that should carry it.'
                  : 'What case reviews find stands here, with the courses that should carry it.'
              }
            />
          </Card>
        ) : (
          paged.rows.map((lesson) => <OneLesson key={lesson.id} lesson={lesson} open={open} onChanged={told} />)
        )}
        {paged.pager === undefined ? null : <Pager label="Pages of lessons" {...paged.pager} />}
      </Stack>
      {sheet?.does === 'lesson' ? (
        <LessonDialog lesson={sheet.lesson} onClose={() => open(undefined)} onSaved={told} />
      ) : null}
      {sheet?.does === 'action' ? (
        <ActionDialog
          action={undefined}
          of={{ kind: 'lesson', id: sheet.lesson.id }}
          onClose={() => open(undefined)}
          onSaved={() => told('The action stands under Actions until it is done.')}
        />
      ) : null}
    </>
  );
}

interface OneLessonProps {
  readonly lesson: LessonListed;
  readonly open: (sheet: Sheet) => void;
  readonly onChanged: (words: string) => void;
}

function OneLesson({ lesson, open, onChanged }: OneLessonProps) {
  const link = useLink();
  const { isRunning } = useMayDo();
  const { title, summary, receivedOn, document, courses, actions, state } = lesson;
  return (
    <Card title={title}>
      <Stack gap="wide">
        <div>
          <p>
            <StateMark state={state === 'closed' ? 'current' : 'due-soon'}>
              {state === 'closed' ? 'Closed' : 'Open'}
            </StateMark>
          </p>
          <p className="measure">{summary}</p>
          <p className="muted small">
            {`Received ${longDate(receivedOn)}${document === undefined ? '' : `. ${document}`}`}
          </p>
        </div>
        {courses.length === 0 ? (
          <p>No course is named yet that should carry it.</p>
        ) : (
          <Rows label={`Courses that should carry “${title}”`}>
            {courses.map((course) => (
              <Row
                key={course.id}
                title={course.title}
                {...(course.reviewId === undefined || !isRunning
                  ? {}
                  : { href: link(`/quality/reviews/${course.reviewId}`) })}
                detail={
                  <StateMark state={course.outcome === undefined ? 'wait' : 'current'}>
                    {course.outcome === undefined ? 'Being looked at' : OUTCOME_WORDS[course.outcome]}
                  </StateMark>
                }
              />
            ))}
          </Rows>
        )}
        {actions.length === 0 ? null : (
          <ActionRows actions={actions} empty="" onChanged={() => onChanged('The action is kept as it stands here.')} />
        )}
        {isRunning ? (
          <ButtonRow>
            <Button small about={title} onPress={() => open({ does: 'lesson', lesson })}>
              Change
            </Button>
            {state === 'closed' ? null : (
              <Button small about={`because of ${title}`} onPress={() => open({ does: 'action', lesson })}>
                Add an action
              </Button>
            )}
          </ButtonRow>
        ) : null}
      </Stack>
    </Card>
  );
}
