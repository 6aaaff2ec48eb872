import type { Carries } from '@trellis/core/frameworks';
import { useAction, useApi } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { DateField, dateOf, entryOf, type DateEntry } from '@trellis/ui/date-field';
import { Dialog } from '@trellis/ui/dialog';
import { ErrorSummary } from '@trellis/ui/error-summary';
import { Form } from '@trellis/ui/form';
import { RadioGroup } from '@trellis/ui/radio-group';
import { useSaveEntry } from '@trellis/ui/save-entry';
import { TextField } from '@trellis/ui/text-field';
import { useState } from 'react';
import type { CrosswalkRowShown } from './equivalence-words.ts';

export interface DecideEquivalenceProps {
  readonly row: CrosswalkRowShown;
  readonly onClose: () => void;
  readonly onSaved: () => void;
}

const NOTHING = 'nothing';

/** Decides what some learning is worth, for learning between two days, and why; or takes a decision back. */
export function DecideEquivalence({ row, onClose, onSaved }: DecideEquivalenceProps) {
  const api = useApi();
  const standing = row.decisions.find((each) => each.validTo === null);
  const [counts, setCounts] = useState<string>(
    standing === undefined ? row.carries : standing.carries === 'none' ? NOTHING : standing.carries,
  );
  const [from, setFrom] = useState<DateEntry>(entryOf(standing?.validFrom ?? null));
  const [to, setTo] = useState<DateEntry>(entryOf(null));
  const [why, setWhy] = useState('');
  const [document, setDocument] = useState(standing?.document ?? '');
  const saving = useAction();
  const faults = why.trim() === '' ? [{ fieldId: 'worth-why', text: 'Say why, in a few words' }] : [];
  const refused = saving.error === undefined ? [] : [{ fieldId: 'worth-from', text: saving.error.sentence }];
  const { isBusy, shown, errorOf, save } = useSaveEntry(saving, faults, refused);
  const carries: Carries = counts === 'full' || counts === 'partial' ? counts : 'none';
  const target = row.toTitles.join(', ');

  function decide(isTakenBack: boolean): void {
    save(async () => {
      await api.frameworks.decideEquivalence.mutate({
        ...(standing === undefined ? {} : { id: standing.id }),
        from: row.from,
        to: carries === 'none' ? [] : [...row.to],
        carries,
        validFrom: dateOf(from),
        validTo: dateOf(to),
        why,
        ...(document.trim() === '' ? {} : { document }),
        isTakenBack,
      });
      onSaved();
    });
  }
  return (
    <Dialog open onClose={onClose} title={`What is ${row.fromTitle ?? row.from} worth?`}>
      <Form onSubmit={() => decide(false)}>
        <ErrorSummary errors={shown} />
        <RadioGroup
          label="It counts"
          choices={[
            ...(row.to.length === 0
              ? []
              : [
                  { value: 'full', label: 'In full', detail: `As ${target}` },
                  {
                    value: 'partial',
                    label: 'In part',
                    detail: `With the hours that it took, or the competencies named, of ${target}`,
                  },
                ]),
            { value: NOTHING, label: 'For nothing here', detail: 'Kept, so that nobody asks twice' },
          ]}
          value={carries === 'none' ? NOTHING : counts}
          onChange={setCounts}
        />
        <DateField
          id="worth-from"
          label="For learning from which day?"
          optional
          hint="Leave it empty for learning of any day."
          value={from}
          onChange={setFrom}
          error={errorOf('worth-from')}
        />
        <DateField
          id="worth-to"
          label="Until which day?"
          optional
          value={to}
          onChange={setTo}
          error={errorOf('worth-to')}
        />
        <TextField
          id="worth-why"
          label="Why?"
          hint="Kept in the log of decisions. No names, please."
          value={why}
          onChange={setWhy}
          error={errorOf('worth-why')}
          maxLength={500}
          lines={2}
        />
        <TextField
          id="worth-document"
          label="What the decision rests on"
          optional
          hint="A minute or a document, such as “steering group, 4 November 2026”."
          value={document}
          onChange={setDocument}
          maxLength={300}
        />
        <ButtonRow>
          <Button kind="main" type="submit" busy={isBusy ? 'Saving' : undefined}>
            Decide
          </Button>
          {standing === undefined ? null : <Button onPress={() => decide(true)}>Take the decision back</Button>}
          <Button onPress={onClose}>Cancel</Button>
        </ButtonRow>
      </Form>
    </Dialog>
  );
}
