import type { CourseReview } from '@trellis/core/quality';
import { useAction, useApi, useLoad } from '@trellis/plugin/screens';
import { FaultNote } from '@trellis/ui/fault-note';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Dialog } from '@trellis/ui/dialog';
import { ErrorSummary } from '@trellis/ui/error-summary';
import { Form } from '@trellis/ui/form';
import { longDate } from '@trellis/ui/long-date';
import { Note } from '@trellis/ui/note';
import { many } from '@trellis/ui/plural-words';
import { RadioGroup } from '@trellis/ui/radio-group';
import { refusalAtFields, useSaveEntry } from '@trellis/ui/save-entry';
import { SelectField } from '@trellis/ui/select-field';
import { TextField } from '@trellis/ui/text-field';
import { useState } from 'react';
import type { ReviewShown } from '../answers.ts';
import { OUTCOME_WORDS } from './review-words.ts';

type Outcome = NonNullable<CourseReview['outcome']>;

const FIELDS: Readonly<Record<string, string>> = {
  outcome: 'close-outcome',
  findings: 'close-findings',
  moveActionsTo: 'close-move',
};

/** As many places where open actions could go on as are offered. */
const OFFERED = 50;

/** Closes a review with what came of it. Open actions go on elsewhere, or are closed first. */
export function CloseReview({
  of,
  onClose,
  onClosed,
}: {
  readonly of: ReviewShown;
  readonly onClose: () => void;
  readonly onClosed: (outcome: Outcome) => void;
}) {
  const api = useApi();
  const open = of.actions.filter(({ closed }) => closed === undefined).length;
  const [outcome, setOutcome] = useState('');
  const [findings, setFindings] = useState(of.findings);
  const [goesOn, setGoesOn] = useState('');
  const elsewhere = useLoad(async () => {
    if (open === 0) return [];
    const [reviews, lessons] = await Promise.all([
      api.quality.reviews.query({ limit: OFFERED, state: 'open' }),
      api.quality.lessons.query({ limit: OFFERED, state: 'open' }),
    ]);
    return [
      ...reviews.rows
        .filter(({ id }) => id !== of.id)
        .map(({ id, courseTitle, dueOn }) => ({
          value: `review ${id}`,
          label: `Review of ${courseTitle}, by ${longDate(dueOn)}`,
        })),
      ...lessons.rows.map(({ id, title }) => ({ value: `lesson ${id}`, label: `Lesson: ${title}` })),
    ];
  }, [of.id, open]);
  const saving = useAction();
  const faults = [
    ...(outcome === '' ? [{ fieldId: 'close-outcome', text: 'Say what came of it' }] : []),
    ...(findings.trim() === '' ? [{ fieldId: 'close-findings', text: 'Say what you found' }] : []),
    ...(open > 0 && goesOn === '' ? [{ fieldId: 'close-move', text: 'Say where the open actions go on' }] : []),
  ];
  const refused = refusalAtFields(saving.error, (path) => FIELDS[path.split('.')[0] ?? '']);
  const { isBusy, shown, errorOf, save } = useSaveEntry(saving, faults, refused);
  const [kind, to] = goesOn.split(' ');
  return (
    <Dialog open onClose={onClose} title={`Close the review of ${of.courseTitle}`}>
      <Form
        onSubmit={() =>
          save(async () => {
            await api.quality.closeReview.mutate({
              id: of.id,
              outcome: outcome as Outcome,
              findings: findings.trim(),
              ...(open === 0 ? {} : { moveActionsTo: { kind: kind as 'review' | 'lesson', id: to ?? '' } }),
            });
            onClosed(outcome as Outcome);
          })
        }
      >
        <ErrorSummary errors={shown} />
        <RadioGroup
          id="close-outcome"
          label="What came of it?"
          hint="Closing changes nothing in the course. A new version is made in the programme."
          choices={Object.entries(OUTCOME_WORDS).map(([value, label]) => ({ value, label }))}
          value={outcome}
          onChange={setOutcome}
          error={errorOf('close-outcome')}
        />
        <TextField
          id="close-findings"
          label="What did you find?"
          lines={5}
          value={findings}
          onChange={setFindings}
          error={errorOf('close-findings')}
          maxLength={4000}
        />
        {open === 0 ? null : (
          <>
            <Note state="due-soon" title={`${many(open, 'action')} still open`}>
              {open === 1
                ? 'Close it first, or let it go on elsewhere: an action does not end with its review.'
                : 'Close them first, or let them go on elsewhere: an action does not end with its review.'}
            </Note>
            <FaultNote title="We could not load where they can go on" error={elsewhere.error} />
            <SelectField
              id="close-move"
              label={open === 1 ? 'Where does it go on?' : 'Where do they go on?'}
              first="Choose a place"
              choices={elsewhere.answer ?? []}
              value={goesOn}
              onChange={setGoesOn}
              error={errorOf('close-move')}
            />
          </>
        )}
        <ButtonRow>
          <Button kind="main" type="submit" busy={isBusy ? 'Closing' : undefined}>
            Close the review
          </Button>
          <Button onPress={onClose}>Not yet</Button>
        </ButtonRow>
      </Form>
    </Dialog>
  );
}
