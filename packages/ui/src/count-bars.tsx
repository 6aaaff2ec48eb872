import { count } from './long-date.tsx';
import { percent } from './time-window.tsx';

export type CountBarsProps = {
  /** What is counted, for those who hear the page: "People by kind of agency". */
  label: string;
  /** In the order in which they are shown. */
  items: readonly { readonly label: string; readonly count: number }[];
};

/** A few counts, each with its words, a bar and its figure. */
export function CountBars({ label, items }: CountBarsProps) {
  const most = Math.max(1, ...items.map((item) => item.count));
  return (
    <ul className="count-bars" aria-label={label}>
      {items.map((item) => (
        <li key={item.label}>
          <span>{item.label}</span>
          <svg className="chart" height="12" aria-hidden="true" focusable="false">
            <rect className="seats__taken" width={percent((item.count / most) * 90)} height="12" rx="3" />
          </svg>
          <b className="num">{count(item.count)}</b>
        </li>
      ))}
    </ul>
  );
}
