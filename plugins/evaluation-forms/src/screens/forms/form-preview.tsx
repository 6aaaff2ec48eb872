import { questionsOf, type Form, type FormStage, type Question } from '@trellis/core/evaluation';
import { Checkbox } from '@trellis/ui/checkbox-group';
import { Stack } from '@trellis/ui/layout';
import { Note } from '@trellis/ui/note';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { SelectField } from '@trellis/ui/select-field';
import { useState } from 'react';
import { emptyEntry, fitted, progressOf, type SheetEntry } from '../feedback/sheet-entry.ts';
import { SheetQuestions } from '../feedback/sheet-questions.tsx';
import { openingOf, progressWords } from '../feedback/sheet-words.ts';
import { STAGES } from './form-entry.ts';
import { stageChoice } from './form-words.ts';

/** Objectives that stand for those of a course, which has its own. */
const EXAMPLES: readonly string[] = [
  'Noticing possible signs of abuse and neglect',
  'Recording a concern and sharing it with the right people',
  'Knowing whom to contact',
  'Seeing how a parent’s difficulties may affect a child',
  'Working with other agencies',
  'Taking part in a conference',
  'Looking after oneself and one’s team',
];

/** The questions of a form at one stage, as they would be asked of somebody on a course with as many objectives as the form takes, seven at most. */
function previewQuestions(form: Form, stage: FormStage, hasAnsweredBefore: boolean): readonly Question[] {
  const asked = (before: Readonly<Record<string, number>>): readonly Question[] =>
    questionsOf(form, { stage, objectives: EXAMPLES, before });
  const keys = asked({}).flatMap(({ lines }) => lines.map(({ key }) => key));
  return hasAnsweredBefore ? asked(Object.fromEntries(keys.map((key, at) => [key, 1 + (at % 2)]))) : asked({});
}

/** A form as whoever answers it will see it, at each stage. Nothing of it is sent. */
export function FormPreview({ form }: { readonly form: Form }) {
  const stages = STAGES.filter((stage) => form.items.some((item) => item.stages.includes(stage)));
  const [chosen, choose] = useState<FormStage>('after');
  const stage = stages.includes(chosen) ? chosen : stages[0];
  const [hasAnswered, setAnswered] = useState(true);
  const [entry, setEntry] = useState<SheetEntry>(emptyEntry);
  if (stage === undefined) return <Note title="Preview">Choose when a question is asked, and it appears here.</Note>;
  const isBeforeAsked = stages.includes('before') && stage !== 'before' && stage !== 'manager';
  const questions = previewQuestions(form, stage, isBeforeAsked && hasAnswered);
  const sheet = {
    stage,
    questions: [...questions],
    form: { id: form.id, version: form.version, title: form.title, naming: form.naming },
    ...(stage === 'manager' ? { learner: undefined } : {}),
  };
  const { title, lead } = openingOf(sheet);
  const progress = progressOf(questions, fitted(entry, questions));
  return (
    <Stack>
      <SelectField
        label="Show it"
        choices={stages.map((each) => ({ value: each, label: stageChoice(each, form.followUpMonths) }))}
        value={stage}
        onChange={(value) => choose(value as FormStage)}
      />
      {isBeforeAsked ? (
        <Checkbox label="As for somebody who answered before the course" checked={hasAnswered} onChange={setAnswered} />
      ) : null}
      <h3>{title}</h3>
      <p className="muted">{lead}</p>
      {progress.total === 0 ? null : (
        <ProgressBar label="Lines answered in the preview" words={progressWords(progress)} {...progress} />
      )}
      <SheetQuestions
        sheet={sheet}
        entry={entry}
        change={(part) => setEntry((before) => ({ ...before, ...part }))}
        errorOf={() => undefined}
      />
      <p className="small muted">An example with made-up objectives. Nothing that you tap here is sent.</p>
    </Stack>
  );
}
