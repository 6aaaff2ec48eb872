import type { SpanKind } from './span-rail.tsx';
import { stateWords } from './state-mark.tsx';

/** A fill and what it means. */
export type KeyItem = {
  kind: SpanKind;
  /** Instead of the usual words, such as "If you attend on 9 February". */
  label?: string | undefined;
};

const words = (kind: SpanKind): string =>
  kind === 'late' ? 'Overdue if nothing is done' : kind === 'then' ? 'If you act' : stateWords[kind];

/** What the fills of rails and bars mean. */
export function Key({ items }: { items: readonly (KeyItem | SpanKind)[] }) {
  return (
    <ul className="key" aria-label="Key">
      {items.map((item) => {
        const { kind, label } = typeof item === 'string' ? { kind: item, label: undefined } : item;
        return (
          <li key={kind}>
            <svg className="chart" aria-hidden="true" focusable="false">
              <rect className={`sp-${kind}`} x="1" y="1" width="24" height="12" rx="3" />
            </svg>
            {label ?? words(kind)}
          </li>
        );
      })}
    </ul>
  );
}
