import type { QualityAction } from '@trellis/core/quality';
import { useAction, useApi } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Dialog } from '@trellis/ui/dialog';
import { ErrorSummary } from '@trellis/ui/error-summary';
import { Form } from '@trellis/ui/form';
import { useSaveEntry } from '@trellis/ui/save-entry';
import { TextField } from '@trellis/ui/text-field';
import { useState } from 'react';

/** Says that an action is done, with what was done. */
export function CloseAction({
  action,
  onClose,
  onClosed,
}: {
  readonly action: Pick<QualityAction, 'id' | 'text'>;
  readonly onClose: () => void;
  readonly onClosed: () => void;
}) {
  const api = useApi();
  const [what, setWhat] = useState('');
  const saving = useAction();
  const faults = what.trim() === '' ? [{ fieldId: 'done-what', text: 'Say what was done' }] : [];
  const refused = saving.error === undefined ? [] : [{ text: saving.error.sentence }];
  const { isBusy, shown, errorOf, save } = useSaveEntry(saving, faults, refused);
  return (
    <Dialog open kind="middle" onClose={onClose} title={`Done: ${action.text}`}>
      <Form
        onSubmit={() =>
          save(async () => {
            await api.quality.closeAction.mutate({ id: action.id, what: what.trim() });
            onClosed();
          })
        }
      >
        <ErrorSummary errors={shown} />
        <TextField
          id="done-what"
          label="What was done?"
          hint="It stands beside the action from now on, dated today."
          lines={3}
          value={what}
          onChange={setWhat}
          error={errorOf('done-what')}
          maxLength={500}
        />
        <ButtonRow>
          <Button kind="main" type="submit" busy={isBusy ? 'Saving' : undefined}>
            It is done
          </Button>
          <Button onPress={onClose}>Not yet</Button>
        </ButtonRow>
      </Form>
    </Dialog>
  );
}
