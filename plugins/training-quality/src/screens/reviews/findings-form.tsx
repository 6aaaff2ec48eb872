import { useAction, useApi } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { DateField, dateOf, entryOf } from '@trellis/ui/date-field';
import { ErrorSummary } from '@trellis/ui/error-summary';
import { Form } from '@trellis/ui/form';
import { refusalAtFields, useSaveEntry } from '@trellis/ui/save-entry';
import { TextField } from '@trellis/ui/text-field';
import { useState } from 'react';
import type { ReviewShown } from '../answers.ts';
import { OwnerSearch, ownerSaid, type Owner } from '../owner-search.tsx';

const FIELDS: Readonly<Record<string, string>> = {
  findings: 'findings',
  ownerId: 'review-owner',
  ownerName: 'review-owner',
  dueOn: 'review-due',
};

/** Who sees to a review, until when, and what was found so far. */
export function FindingsForm({ of, onSaved }: { readonly of: ReviewShown; readonly onSaved: (words: string) => void }) {
  const api = useApi();
  const [findings, setFindings] = useState(of.findings);
  const [owner, setOwner] = useState<Owner>({ id: of.ownerId, name: of.ownerName ?? '' });
  const [dueOn, setDueOn] = useState(() => entryOf(of.dueOn));
  const saving = useAction();
  const due = dateOf(dueOn);
  const faults = due === null ? [{ fieldId: 'review-due', text: 'Enter a real day, such as 31 3 2027' }] : [];
  const refused = refusalAtFields(saving.error, (path) => FIELDS[path]);
  const { isBusy, shown, errorOf, save } = useSaveEntry(saving, faults, refused);
  return (
    <Form
      label="What was found"
      onSubmit={() =>
        save(async () => {
          if (due === null) return;
          await api.quality.saveReview.mutate({
            id: of.id,
            dueOn: due,
            findings: findings.trim(),
            ...ownerSaid(owner),
          });
          onSaved('What was found is kept. The review stays open.');
        })
      }
    >
      <ErrorSummary errors={shown} />
      <TextField
        id="findings"
        label="What did you find?"
        hint="From the feedback, the observation and the people who give the course. No names of learners, please."
        optional
        lines={6}
        value={findings}
        onChange={setFindings}
        error={errorOf('findings')}
        maxLength={4000}
      />
      <OwnerSearch
        id="review-owner"
        nobody="Nobody yet"
        owner={owner}
        onChange={setOwner}
        error={errorOf('review-owner')}
      />
      <DateField id="review-due" label="By when?" value={dueOn} onChange={setDueOn} error={errorOf('review-due')} />
      <ButtonRow>
        <Button type="submit" busy={isBusy ? 'Saving' : undefined}>
          Save
        </Button>
      </ButtonRow>
    </Form>
  );
}
