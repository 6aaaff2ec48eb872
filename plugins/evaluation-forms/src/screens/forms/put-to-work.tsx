import type { CalendarDate } from '@trellis/core';
import type { Form } from '@trellis/core/evaluation';
import { useAction, useApi } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { DateField, dateOf, entryOf } from '@trellis/ui/date-field';
import { Dialog } from '@trellis/ui/dialog';
import { Stack } from '@trellis/ui/layout';
import { longDate } from '@trellis/ui/long-date';
import { Note } from '@trellis/ui/note';
import { PlainList } from '@trellis/ui/plain-list';
import { refusalAtFields, useSaveEntry } from '@trellis/ui/save-entry';
import { todayOn } from '@trellis/ui/sitting';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';

const FROM = 'form-from';

export interface PutToWorkProps {
  readonly form: Pick<Form, 'id' | 'version' | 'title'>;
  readonly onClose: () => void;
  readonly onDone: (words: string) => void;
}

/** Gives a draft the first day of events that use it. From then on it is never changed. */
export function PutToWork({ form, onClose, onDone }: PutToWorkProps) {
  const timeZone = useTimeZone();
  const api = useApi();
  const [day, setDay] = useState(entryOf(todayOn(timeZone)));
  const saving = useAction();
  const on = dateOf(day);
  const { shown, errorOf, save, isBusy } = useSaveEntry(
    saving,
    on === null ? [{ fieldId: FROM, text: 'Enter a real date, such as 1 4 2027' }] : [],
    refusalAtFields(saving.error, (path) => (path === 'from' ? FROM : undefined)),
  );
  // What else is wrong is of the form, which stands behind this question.
  const elsewhere = shown.filter(({ fieldId }) => fieldId === undefined).map(({ text }) => text);
  return (
    <Dialog
      kind="middle"
      open
      onClose={onClose}
      title={`Put “${form.title}” to work`}
      foot={
        <ButtonRow>
          <Button
            kind="main"
            busy={isBusy ? 'Saving' : undefined}
            onPress={() =>
              save(async () => {
                await api.evaluation.putFormToWork.mutate({
                  id: form.id,
                  version: form.version,
                  from: on as CalendarDate,
                });
                onDone(`Events from ${longDate(on!)} on are evaluated by it.`);
              })
            }
          >
            Put it to work
          </Button>
          <Button onPress={onClose}>Not yet</Button>
        </ButtonRow>
      }
    >
      <Stack>
        {elsewhere.length === 0 ? null : (
          <Note state="fault" title="It is not at work" live="alert">
            <PlainList items={elsewhere} />
          </Note>
        )}
        <DateField
          id={FROM}
          label="For events from"
          hint="The day of the first session. Events before it keep the form they have."
          error={errorOf(FROM)}
          value={day}
          onChange={setDay}
        />
        <p>
          A form at work is never changed. To change it, copy it to a new draft: where a question stays the same,
          answers go on being compared.
        </p>
      </Stack>
    </Dialog>
  );
}
