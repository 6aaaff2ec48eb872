import type { CourseId } from '@trellis/core';
import { useAction, useApi, useLink, useLoad, useServices } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { useDoneNote } from '@trellis/ui/done-note';
import { EmptyState } from '@trellis/ui/empty-state';
import { ErrorSummary } from '@trellis/ui/error-summary';
import { FaultNote } from '@trellis/ui/fault-note';
import { Form } from '@trellis/ui/form';
import { PageHead } from '@trellis/ui/page-head';
import { many } from '@trellis/ui/plural-words';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { useSaveEntry } from '@trellis/ui/save-entry';
import { Section } from '@trellis/ui/section';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import type { DesignShown } from '../answers.ts';
import { byWords } from '../by-words.ts';
import { changedAnswers, checked, checklistEntry, checklistFaults } from '../checklist/checklist-entry.ts';
import { ChecklistFields } from '../checklist/checklist-fields.tsx';
import { ChecklistRead } from '../checklist/checklist-read.tsx';
import { useMayDo } from '../who-may.ts';

interface VersionNamed {
  readonly courseId: CourseId;
  readonly version: string;
}

/** What one version of a course was designed against, with what shows it. */
export function DesignPage() {
  const timeZone = useTimeZone();
  const api = useApi();
  const link = useLink();
  const { parameters } = useServices();
  const { isRunning } = useMayDo();
  const of: VersionNamed = {
    courseId: (parameters['courseId'] ?? '') as CourseId,
    version: parameters['version'] ?? '',
  };
  const course = useLoad(() => api.courses.get.query({ courseId: of.courseId }), [of.courseId]);
  const design = useLoad(() => api.standards.design.query(of), [of.courseId, of.version]);
  const done = useDoneNote('Saved');
  const back = { href: link('/quality/standards'), label: 'All standards' };
  const error = course.error ?? design.error;
  if (course.answer === undefined || design.answer === undefined)
    return error === undefined ? (
      <ProgressBar label="The checklist" words="Opening the checklist" />
    ) : (
      <>
        <PageHead back={back} title="We could not open this checklist" />
        <FaultNote title="What went wrong" error={error} />
      </>
    );
  const { sets } = design.answer;
  const { title } = course.answer.course;
  return (
    <>
      <PageHead
        back={back}
        title={`${title}, version ${of.version}`}
        lead="What it was designed against, and what shows it. A new answer replaces the one before, which is kept."
      />
      {done.note}
      {sets.length === 0 ? (
        <Card>
          <EmptyState
            level={2}
            title="There is nothing to hold it against"
            text="No set of standards at work is about how a course is designed."
          />
        </Card>
      ) : isRunning ? (
        <Checklist
          key={JSON.stringify(sets)}
          of={of}
          design={design.answer}
          onSaved={(words) => {
            done.say(words);
            design.again();
          }}
        />
      ) : (
        sets.map((set) => (
          <Section key={set.id} title={set.title} aside={set.where}>
            <Card>
              <ChecklistRead
                set={set}
                words="What shows it"
                answers={set.answers.map(({ standardId, state, evidence, at, by }) => ({
                  standardId,
                  state,
                  words: evidence,
                  more: byWords({ by, at }, timeZone),
                }))}
              />
            </Card>
          </Section>
        ))
      )}
    </>
  );
}

interface ChecklistProps {
  readonly of: VersionNamed;
  readonly design: DesignShown;
  readonly onSaved: (words: string) => void;
}

function Checklist({ of, design: { sets }, onSaved }: ChecklistProps) {
  const api = useApi();
  const [before] = useState(() =>
    checklistEntry(sets.flatMap((set) => set.answers.map((answer) => ({ ...answer, setId: set.id })))),
  );
  const [entry, setEntry] = useState(before);
  const saving = useAction();
  const changed = changedAnswers(sets, before, entry);
  const { isBusy, shown, errorOf, save } = useSaveEntry(
    saving,
    checklistFaults(sets, entry, { isWhole: false }),
    saving.error === undefined ? [] : [{ text: saving.error.sentence }],
  );
  const { done, total } = checked(sets, entry);
  return (
    <Form
      label="Checklist"
      onSubmit={() =>
        save(async () => {
          for (const answer of changed) await api.standards.answerDesign.mutate({ ...of, ...answer });
          onSaved(`${many(changed.length, 'answer')} saved. ${done} of ${total} standards have one.`);
        })
      }
    >
      <ProgressBar label="Answered" words={`${done} of ${total} answered`} done={done} total={total} />
      <ErrorSummary errors={shown} />
      <ChecklistFields
        sets={sets}
        entry={entry}
        onChange={setEntry}
        errorOf={errorOf}
        evidenceHint="Such as the slide, the exercise, or who took part in writing it."
      />
      <div className="section">
        <ButtonRow>
          <Button kind="main" type="submit" disabled={changed.length === 0} busy={isBusy ? 'Saving' : undefined}>
            Save
          </Button>
          <span className="muted small">
            {changed.length === 0
              ? 'Nothing is changed.'
              : `${many(changed.length, 'answer')} changed and not saved yet.`}
          </span>
        </ButtonRow>
      </div>
    </Form>
  );
}
