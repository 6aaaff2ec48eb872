import { refusalAtFields } from '@trellis/ui/save-entry';
import { useAction } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Dialog } from '@trellis/ui/dialog';
import { ErrorSummary } from '@trellis/ui/error-summary';
import { Form } from '@trellis/ui/form';
import { Stack } from '@trellis/ui/layout';
import { TextField } from '@trellis/ui/text-field';
import { useState, type ReactNode } from 'react';

export interface ReasonDialogProps {
  readonly title: string;
  /** What happens when it is done, and who is told. */
  readonly children: ReactNode;
  readonly label?: string | undefined;
  readonly hint?: string | undefined;
  /** Whether it may be left empty. */
  readonly optional?: boolean | undefined;
  /** Letters at most; 300 unless told. */
  readonly maxLength?: number | undefined;
  /** The words of the button that does it. */
  readonly does: string;
  readonly busy: string;
  readonly onClose: () => void;
  /** Does it; whatever it throws is said in the sheet, with the reason still there. */
  readonly onDo: (why: string) => Promise<void>;
}

/** A sheet that says what something means before it is done, and asks why. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, children, label = 'Why?', hint, optional = false, maxLength = 300, does, busy, onClose, onDo } = props;
  const [why, setWhy] = useState('');
  const [isMissing, setMissing] = useState(false);
  const doing = useAction();
  const faults =
    isMissing && why.trim() === ''
      ? [{ fieldId: 'reason-why', text: 'Say why, in a few words' }]
      : refusalAtFields(doing.error, () => 'reason-why');
  function submit(): void {
    const isEmpty = !optional && why.trim() === '';
    setMissing(isEmpty);
    if (!isEmpty) doing.run(async () => await onDo(why.trim()));
  }
  return (
    <Dialog open onClose={onClose} title={title} kind="middle">
      <Form onSubmit={submit}>
        <ErrorSummary errors={faults} />
        <Stack>{children}</Stack>
        <TextField
          id="reason-why"
          label={label}
          hint={hint}
          optional={optional}
          lines={2}
          value={why}
          onChange={setWhy}
          error={faults.find(({ fieldId }) => fieldId === 'reason-why')?.text}
          maxLength={maxLength}
        />
        <ButtonRow>
          <Button kind="main" type="submit" busy={doing.isBusy ? busy : undefined}>
            {does}
          </Button>
          <Button onPress={onClose}>Leave it as it is</Button>
        </ButtonRow>
      </Form>
    </Dialog>
  );
}
