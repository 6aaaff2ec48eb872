import type { RegisterMark } from '@trellis/core/bookings';
import type { RegisterRow } from '@trellis/core/registers';
import { ChoiceLine } from '@trellis/ui/choice-line';
import { Stack } from '@trellis/ui/layout';
import { StateMark } from '@trellis/ui/state-mark';
import type { Column } from '@trellis/ui/table';
import { TextField } from '@trellis/ui/text-field';
import { needsLine } from '../needs-line.ts';
import {
  minutesFault,
  minutesPresent,
  proposalWords,
  proposedByMinutes,
  setsAside,
  type MinutesAsked,
} from './register-words.ts';

/** What somebody marked, before it has its time. */
export type MarkChange = Omit<RegisterMark, 'markedAt'>;

/** What the columns of a register hang on. */
export interface RegisterColumnsOptions {
  /** The mark that counts now: what this device has, else what was saved. */
  readonly markOf: (row: RegisterRow) => RegisterMark | undefined;
  readonly onMark: (row: RegisterRow, mark: MarkChange) => void;
  readonly canMark: boolean;
  /** For a virtual event: how long it is and how much of it is needed. */
  readonly minutes: MinutesAsked | undefined;
}

const YES_NO = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
];

/** The columns of a register: who, minutes where people met online, and the two facts. */
export function registerColumns(options: RegisterColumnsOptions): readonly Column<RegisterRow>[] {
  const { minutes } = options;
  return [
    {
      key: 'person',
      header: 'Person',
      heading: true,
      cell: ({ name, jobTitle, agencyName, needs, isWalkIn }) => (
        <>
          {name}
          <small>{[jobTitle, agencyName].filter(Boolean).join(', ')}</small>
          {needs === undefined ? null : <small>Needs: {needsLine(needs)}</small>}
          {isWalkIn ? <small>Came without having booked</small> : null}
        </>
      ),
    },
    ...(minutes === undefined
      ? []
      : [
          {
            key: 'minutes',
            header: 'Minutes present',
            cell: (row: RegisterRow) => <Minutes row={row} asked={minutes} {...options} />,
          },
        ]),
    {
      key: 'attended',
      header: 'Attended',
      cell: (row) => <Attended row={row} {...options} />,
    },
    {
      key: 'completed',
      header: 'Completed satisfactorily',
      cell: (row) => <Completed row={row} {...options} />,
    },
  ];
}

type CellProps = RegisterColumnsOptions & { readonly row: RegisterRow };

function Attended({ row, markOf, onMark, canMark, minutes }: CellProps) {
  const mark = markOf(row);
  const isAside = mark !== undefined && minutes !== undefined && setsAside(mark, minutes);
  return (
    <Stack>
      <ChoiceLine
        quiet
        label={`Did ${row.name} attend?`}
        choices={YES_NO}
        disabled={!canMark}
        value={mark === undefined ? undefined : mark.hasAttended ? 'yes' : 'no'}
        onChange={(value) => {
          const hasAttended = value === 'yes';
          onMark(row, { ...withoutWhy(mark), hasAttended, hasCompleted: hasAttended && (mark?.hasCompleted ?? false) });
        }}
      />
      {isAside ? (
        <TextField
          label="Why, against the minutes?"
          value={mark.why ?? ''}
          onChange={(why) => onMark(row, { ...mark, why })}
          error={(mark.why ?? '').trim() === '' ? 'Say why, then it is saved' : undefined}
          maxLength={300}
          disabled={!canMark}
        />
      ) : null}
    </Stack>
  );
}

function Completed({ row, markOf, onMark, canMark }: CellProps) {
  const mark = markOf(row);
  if (mark === undefined) return <small>After you marked whether {row.name} attended</small>;
  if (!mark.hasAttended) return <StateMark state="exempt">Not without attending</StateMark>;
  return (
    <ChoiceLine
      quiet
      label={`Did ${row.name} complete it satisfactorily?`}
      choices={YES_NO}
      disabled={!canMark}
      value={mark.hasCompleted ? 'yes' : 'no'}
      onChange={(value) => onMark(row, { ...mark, hasCompleted: value === 'yes' })}
    />
  );
}

function Minutes({ row, markOf, onMark, canMark, asked }: CellProps & { readonly asked: MinutesAsked }) {
  const mark = markOf(row);
  const noted = asked.sessionMinutes.map((_, at) => mark?.minutes?.[at] ?? null);
  const present = minutesPresent(noted, asked);
  return (
    <>
      {noted.map((minutes, at) => (
        <TextField
          key={at}
          label={
            <>
              {noted.length === 1
                ? `Of ${asked.sessionMinutes[0]}`
                : `Session ${at + 1}, of ${asked.sessionMinutes[at]}`}
              <span className="vh"> minutes, {row.name}</span>
            </>
          }
          inputMode="numeric"
          value={minutes === null ? '' : String(minutes)}
          maxLength={4}
          error={minutesFault(minutes, asked.sessionMinutes[at]!)}
          disabled={!canMark}
          onChange={(typed) => {
            const value = /^\d{1,4}$/.test(typed.trim()) ? Math.min(Number(typed), 1440) : null;
            const changed = noted.map((before, place) => (place === at ? value : before));
            const hasAttended = proposedByMinutes(changed, asked) ?? mark?.hasAttended ?? false;
            onMark(row, {
              ...withoutWhy(mark),
              minutes: changed,
              hasAttended,
              hasCompleted: hasAttended && (mark?.hasCompleted ?? false),
            });
          }}
        />
      ))}
      {present === null ? null : <small>{proposalWords(noted, asked)}</small>}
    </>
  );
}

/** A mark without its reason: what was changed may not need it any more. */
function withoutWhy(mark: RegisterMark | undefined): Partial<RegisterMark> {
  const { why: _, ...rest } = mark ?? {};
  return rest;
}
