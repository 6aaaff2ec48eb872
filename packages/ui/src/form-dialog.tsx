import type { ReactNode } from 'react';
import { Button, ButtonRow } from './button.tsx';
import { Dialog, type DialogProps } from './dialog.tsx';
import { ErrorSummary, type FieldError } from './error-summary.tsx';
import { Form } from './form.tsx';

export type FormDialogProps = Pick<DialogProps, 'title' | 'kind' | 'onClose'> & {
  onSubmit: () => void;
  /** What is wrong with what was typed, and what the service refused. */
  errors: readonly FieldError[];
  isBusy: boolean;
  /** What the button says, and what it says while it is at it. */
  button?: string;
  busy?: string;
  children: ReactNode;
};

/** A sheet that asks for something and saves it: its faults first, then its fields, then the way on and the way back. */
export function FormDialog({
  title,
  kind,
  onClose,
  onSubmit,
  errors,
  isBusy,
  button = 'Save',
  busy = 'Saving',
  children,
}: FormDialogProps) {
  return (
    <Dialog open kind={kind} onClose={onClose} title={title}>
      <Form onSubmit={onSubmit}>
        <ErrorSummary errors={errors} />
        {children}
        <ButtonRow>
          <Button kind="main" type="submit" busy={isBusy ? busy : undefined}>
            {button}
          </Button>
          <Button onPress={onClose}>Cancel</Button>
        </ButtonRow>
      </Form>
    </Dialog>
  );
}
