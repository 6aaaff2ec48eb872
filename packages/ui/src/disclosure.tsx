import type { ReactNode } from 'react';

export type DisclosureProps = {
  /** What opening it shows: "Show these figures as a table". */
  summary: ReactNode;
  /** Open to begin with. */
  open?: boolean | undefined;
  /** Called whenever it opens or shuts, so that its content can be fetched when wanted. */
  onToggle?: ((open: boolean) => void) | undefined;
  children: ReactNode;
};

/** Something that opens in place. On paper it is always open. */
export function Disclosure({ summary, open, onToggle, children }: DisclosureProps) {
  return (
    <details className="disclosure" open={open} onToggle={(event) => onToggle?.(event.currentTarget.open)}>
      <summary>{summary}</summary>
      <div className="disclosure__body">{children}</div>
    </details>
  );
}
