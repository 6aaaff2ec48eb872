/* oxlint-disable jsx-a11y/no-redundant-roles, jsx-a11y/no-interactive-element-to-noninteractive-role -- as a list, a table loses the roles browsers give */
import { className } from './class-name.tsx';
import { useAnchor } from './link.tsx';
import { dayNumber } from './long-date.tsx';
import { longDay, longMonth, weekday } from './sitting.tsx';

/** Something that takes place on a day. */
export type MonthEntry = {
  readonly key: string;
  /** A calendar date, 'YYYY-MM-DD'. */
  readonly on: string;
  readonly title: string;
  /** Under the title, small: the time, how many places. */
  readonly text?: string | undefined;
  readonly href: string;
};

export type MonthGridProps = {
  /** 'YYYY-MM'. */
  month: string;
  entries: readonly MonthEntry[];
  /** The day to mark as today. */
  todayOn?: string | undefined;
  /** Heard and seen above the month: "February 2027, 3 dates". */
  caption?: string | undefined;
};

const dayMs = 86_400_000;
const dateOfDay = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10);
const week = ['2024-01-01', '2024-01-02', '2024-01-03', '2024-01-04', '2024-01-05', '2024-01-06', '2024-01-07'].map(
  weekday,
);

/**
 * The weeks that a month touches, Monday first; days of other months are null.
 *
 * @param month - 'YYYY-MM'
 */
export function weeksOf(month: string): (string | null)[][] {
  const first = dayNumber(`${month}-01`);
  // Day 4 since 1970 was a Monday.
  const from = first - ((((first - 4) % 7) + 7) % 7);
  const weeks: (string | null)[][] = [];
  for (let monday = from; dateOfDay(monday).slice(0, 7) <= month; monday += 7)
    weeks.push(
      Array.from({ length: 7 }, (_, at) => dateOfDay(monday + at)).map((on) => (on.startsWith(month) ? on : null)),
    );
  return weeks;
}

/** The month so many months later. @param month - 'YYYY-MM' */
export function monthLater(month: string, months: number): string {
  const sinceZero = Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1 + months;
  return `${String(Math.floor(sinceZero / 12)).padStart(4, '0')}-${String((sinceZero % 12) + 1).padStart(2, '0')}`;
}

function Entry({ title, text, href }: MonthEntry) {
  return (
    <li>
      <a {...useAnchor({ href })}>
        {title}
        {text ? <small>{text}</small> : null}
      </a>
    </li>
  );
}

/** A month as a table of days with what takes place on each. Under 48rem only the days that have something, one under the other. */
export function MonthGrid({ month, entries, todayOn, caption = longMonth(month) }: MonthGridProps) {
  return (
    <table role="table" className="month">
      <caption>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {week.map((day) => (
            <th key={day} role="columnheader" scope="col">
              {day.slice(0, 3)}
              <span className="vh">{day.slice(3)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {weeksOf(month).map((days, at) => (
          <tr key={at} role="row">
            {days.map((on, column) => {
              const ofDay = on === null ? [] : entries.filter((entry) => entry.on === on);
              return (
                <td
                  key={column}
                  role="cell"
                  className={className(ofDay.length === 0 && 'month__empty', on === todayOn && 'month__today')}
                >
                  {on === null ? null : (
                    <>
                      <span className="month__number" aria-hidden={ofDay.length > 0 ? true : undefined}>
                        {Number(on.slice(8))}
                      </span>
                      {on === todayOn ? <span className="month__now">Today</span> : null}
                      {ofDay.length === 0 ? null : (
                        <>
                          <span className="month__long">{longDay(on)}</span>
                          <ul className="month__entries">
                            {ofDay.map((entry) => (
                              <Entry {...entry} key={entry.key} />
                            ))}
                          </ul>
                        </>
                      )}
                    </>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
