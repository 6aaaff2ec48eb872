import type { PathwayRow } from '@trellis/core/compliance';
import { Card } from '@trellis/ui/card';
import { Key } from '@trellis/ui/key';
import { longDate } from '@trellis/ui/long-date';
import { Section } from '@trellis/ui/section';
import { RailList, SpanRail, type RailSpan, type SpanKind } from '@trellis/ui/span-rail';
import { StateMark } from '@trellis/ui/state-mark';
import { TimeAxis } from '@trellis/ui/time-axis';
import { windowFor, type TimeWindow } from '@trellis/ui/time-window';

/** What falls due, and when: one rail for each requirement, with today's line. */
export function FallingDue({ rows, asAt }: { readonly rows: readonly PathwayRow[]; readonly asAt: string }) {
  const judged = rows.filter((row) => row.state !== 'unknown');
  if (judged.length === 0) return null;
  const rails = judged.map((row) => ({ row, spans: railOf(row, asAt) }));
  const window = windowFor(
    rails.flatMap(({ spans }) => spans),
    asAt,
  );
  return (
    <Section title="What falls due, and when">
      <Card>
        <RailList label="Requirements over time">
          {rails.map(({ row, spans }) => (
            <SpanRail
              key={`${row.requirement} ${row.postIds.join()}`}
              title={row.title}
              spans={spans}
              window={window}
              todayOn={asAt}
              mark={
                row.dueOn === null ? (
                  <StateMark state={row.state}>Done</StateMark>
                ) : (
                  <StateMark
                    state={row.state}
                  >{`${row.dueOn < asAt ? 'Was due' : 'Due'} ${longDate(row.dueOn)}`}</StateMark>
                )
              }
            />
          ))}
        </RailList>
        <TimeAxis window={window} todayOn={asAt} />
        <Key
          items={kindsIn(
            rails.flatMap(({ spans }) => spans),
            window,
          )}
        />
      </Card>
    </Section>
  );
}

/** The spans of a row as a rail draws them: being overdue after today is "overdue if nothing is done". */
export function railOf(row: Pick<PathwayRow, 'spans'>, asAt: string): readonly RailSpan[] {
  return row.spans.flatMap(({ state, from, to }): RailSpan[] => {
    if (state !== 'overdue') return [{ kind: state, fromOn: from, untilOn: to }];
    if (from > asAt) return [{ kind: 'late', fromOn: from, untilOn: to }];
    if (to !== null && to <= asAt) return [{ kind: 'overdue', fromOn: from, untilOn: to }];
    return [
      { kind: 'overdue', fromOn: from, untilOn: asAt },
      { kind: 'late', fromOn: asAt, untilOn: to },
    ];
  });
}

/** The kinds of span that can be seen in a window, for the key below it. */
export function kindsIn(spans: readonly RailSpan[], window: TimeWindow): readonly SpanKind[] {
  const seen = spans.filter(
    (span) => span.fromOn < window.untilOn && (span.untilOn === null || span.untilOn > window.fromOn),
  );
  return [...new Set(seen.map((span) => span.kind))];
}
