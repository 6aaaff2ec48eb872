import type { CalendarDate } from '@trellis/core';
import type { Form } from '@trellis/core/evaluation';
import { useAction, useApi } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { DateField, dateOf, entryOf } from '@trellis/ui/date-field';
import { Dialog } from '@trellis/ui/dialog';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { longDate } from '@trellis/ui/long-date';
import { todayOn } from '@trellis/ui/sitting';
import { useState } from 'react';

export interface PutToWorkProps {
  readonly form: Pick<Form, 'id' | 'version' | 'title'>;
  readonly onClose: () => void;
  readonly onDone: (words: string) => void;
}

/** Gives a draft the first day of events that use it. From then on it is never changed. */
export function PutToWork({ form, onClose, onDone }: PutToWorkProps) {
  const api = useApi();
  const [day, setDay] = useState(entryOf(todayOn()));
  const [isAsked, setAsked] = useState(false);
  const saving = useAction();
  const on = dateOf(day);
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
            busy={saving.isBusy ? 'Saving' : undefined}
            onPress={() => {
              setAsked(true);
              if (on === null) return;
              saving.run(async () => {
                await api.evaluation.putFormToWork.mutate({
                  id: form.id,
                  version: form.version,
                  from: on as CalendarDate,
                });
                onDone(`Events from ${longDate(on)} on are evaluated by it.`);
              });
            }}
          >
            Put it to work
          </Button>
          <Button onPress={onClose}>Not yet</Button>
        </ButtonRow>
      }
    >
      <Stack>
        <FaultNote title="It is not at work" error={saving.error} />
        <DateField
          id="form-from"
          label="For events from"
          hint="The day of the first session. Events before it keep the form they have."
          error={isAsked && on === null ? 'Enter a real date, such as 1 4 2027' : undefined}
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
