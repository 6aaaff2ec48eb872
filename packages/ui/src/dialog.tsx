import { useId, useLayoutEffect, useRef, type ReactNode } from 'react';
import { Button } from './button.tsx';
import { className } from './class-name.tsx';

export type DialogProps = {
  open: boolean;
  /** Called for Escape, the Close button and a press beside the sheet. */
  onClose: () => void;
  title: ReactNode;
  /** `side` for reading (why something is overdue); `middle` for a question. */
  kind?: 'side' | 'middle' | undefined;
  /** Buttons at the foot. */
  foot?: ReactNode;
  children: ReactNode;
};

/**
 * A sheet over the page. Focus goes to its heading, stays inside and returns to where it was.
 * A browser that does not know `closedby` has no press beside the sheet; Escape and Close always work.
 */
export function Dialog({ open, onClose, title, kind = 'side', foot, children }: DialogProps) {
  const sheet = useRef<HTMLDialogElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    const element = sheet.current;
    if (!element || !open) return;
    element.showModal();
    heading.current?.focus();
    // Before React takes the sheet away, so that the browser can give focus back.
    return () => element.close();
  }, [open]);
  return (
    <dialog
      ref={sheet}
      className={className('sheet', kind === 'middle' && 'sheet--middle')}
      aria-labelledby={id}
      closedby="any"
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      {open ? (
        <>
          <div className="sheet__head">
            <h2 id={id} ref={heading} tabIndex={-1}>
              {title}
            </h2>
            <Button small icon="close" onPress={onClose}>
              Close
            </Button>
          </div>
          <div className="sheet__body">{children}</div>
          {foot ? <div className="sheet__foot btns">{foot}</div> : null}
        </>
      ) : null}
    </dialog>
  );
}
