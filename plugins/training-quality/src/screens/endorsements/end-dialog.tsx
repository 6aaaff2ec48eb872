import { useAction, useApi } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { DateField, dateOf, entryOf } from '@trellis/ui/date-field';
import { Dialog } from '@trellis/ui/dialog';
import { ErrorSummary } from '@trellis/ui/error-summary';
import { Form } from '@trellis/ui/form';
import { longDate } from '@trellis/ui/long-date';
import { refusalAtFields, useSaveEntry } from '@trellis/ui/save-entry';
import { todayOn } from '@trellis/ui/sitting';
import { TextField } from '@trellis/ui/text-field';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import type { EndorsementShown } from '../answers.ts';

const FIELDS: Readonly<Record<string, string>> = { on: 'end-on', why: 'end-why' };

/** Ends an endorsement before its last day. What was completed until then stands. */
export function EndDialog({
  of,
  onClose,
  onEnded,
}: {
  readonly of: EndorsementShown;
  readonly onClose: () => void;
  readonly onEnded: (words: string) => void;
}) {
  const timeZone = useTimeZone();
  const api = useApi();
  const [on, setOn] = useState(() => entryOf(todayOn(timeZone)));
  const [why, setWhy] = useState('');
  const saving = useAction();
  const last = dateOf(on);
  const faults = [
    ...(last === null ? [{ fieldId: 'end-on', text: 'Enter a real day, such as 31 3 2027' }] : []),
    ...(why.trim() === '' ? [{ fieldId: 'end-why', text: 'Say why it ends' }] : []),
  ];
  const refused = refusalAtFields(saving.error, (path) => FIELDS[path]);
  const { isBusy, shown, errorOf, save } = useSaveEntry(saving, faults, refused);
  return (
    <Dialog open kind="middle" onClose={onClose} title={`End the endorsement of ${of.courseTitle}?`}>
      <Form
        onSubmit={() =>
          save(async () => {
            if (last === null) return;
            await api.standards.endEndorsement.mutate({ id: of.id, on: last, why: why.trim() });
            onEnded(
              `Completions of ${of.courseTitle} count until ${longDate(last)}. What was completed by then stands.`,
            );
          })
        }
      >
        <ErrorSummary errors={shown} />
        <DateField
          id="end-on"
          label="The last day whose completions count"
          value={on}
          onChange={setOn}
          error={errorOf('end-on')}
        />
        <TextField
          id="end-why"
          label="Why does it end?"
          hint="The agency reads it."
          lines={2}
          value={why}
          onChange={setWhy}
          error={errorOf('end-why')}
          maxLength={500}
        />
        <ButtonRow>
          <Button kind="main" type="submit" busy={isBusy ? 'Ending' : undefined}>
            End it
          </Button>
          <Button onPress={onClose}>Keep it</Button>
        </ButtonRow>
      </Form>
    </Dialog>
  );
}
