import type { Report, Schedule } from '@trellis/core/reporting';
import type { FieldError } from '@trellis/ui/error-summary';
import { longDate } from '@trellis/ui/long-date';

/** A schedule as it is typed. */
export interface ScheduleEntry {
  readonly title: string;
  readonly kind: Report['kind'];
  readonly agencyId: string | null;
  readonly months: readonly string[];
  readonly day: string;
  /** One a line: a name, a comma, an address. */
  readonly recipients: string;
  readonly formats: readonly string[];
  readonly attachFiles: boolean;
  readonly isPaused: boolean;
}

/** The fields of the form by the paths of the API. */
export const SCHEDULE_FIELDS: Readonly<Record<string, string>> = {
  title: 'schedule-title',
  kind: 'schedule-kind',
  agencyId: 'schedule-agency',
  months: 'schedule-months',
  day: 'schedule-day',
  recipients: 'schedule-recipients',
  formats: 'schedule-formats',
};

/** The months, as they are chosen. */
export const MONTHS: readonly { readonly value: string; readonly label: string }[] = Array.from(
  { length: 12 },
  (_, at) => ({
    value: String(at + 1),
    label: longDate(`2026-${String(at + 1).padStart(2, '0')}-01`).split(' ')[1]!,
  }),
);

/** A schedule that is not there yet, or as it was saved. */
export function scheduleEntry(schedule: Schedule | undefined): ScheduleEntry {
  return schedule === undefined
    ? {
        title: '',
        kind: 'board',
        agencyId: null,
        months: ['1', '7'],
        day: '15',
        recipients: '',
        formats: ['pdf'],
        attachFiles: false,
        isPaused: false,
      }
    : {
        title: schedule.title,
        kind: schedule.kind,
        agencyId: schedule.agencyId ?? null,
        months: schedule.months.map(String),
        day: String(schedule.day),
        recipients: schedule.recipients.map(({ name, email }) => `${name}, ${email}`).join('\n'),
        formats: schedule.formats,
        attachFiles: schedule.attachFiles,
        isPaused: schedule.isPaused,
      };
}

/** The recipients that were typed; null for a line that is not a name, a comma and an address. */
export function recipientsTyped(typed: string): readonly ({ readonly name: string; readonly email: string } | null)[] {
  return typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const found = /^(.+?),\s*([^\s,@]+@[^\s,@]+\.[^\s,@]+)$/.exec(line);
      return found === null ? null : { name: found[1]!.trim(), email: found[2]! };
    });
}

/** What is wrong with a schedule. */
export function scheduleFaults(entry: ScheduleEntry): readonly FieldError[] {
  const recipients = recipientsTyped(entry.recipients);
  const wrong = recipients.indexOf(null);
  const day = /^\d{1,2}$/.test(entry.day.trim()) ? Number(entry.day) : 0;
  return [
    ...(entry.title.trim() === '' ? [{ fieldId: 'schedule-title', text: 'Give the schedule a title' }] : []),
    ...(entry.kind !== 'board' && entry.agencyId === null
      ? [{ fieldId: 'schedule-agency', text: 'Choose the agency that the report is about' }]
      : []),
    ...(entry.months.length === 0 ? [{ fieldId: 'schedule-months', text: 'Choose at least one month' }] : []),
    ...(day < 1 || day > 28
      ? [{ fieldId: 'schedule-day', text: 'Enter a day from 1 to 28, which every month has' }]
      : []),
    ...(recipients.length === 0
      ? [{ fieldId: 'schedule-recipients', text: 'Name at least one person with an address' }]
      : wrong === -1
        ? []
        : [
            {
              fieldId: 'schedule-recipients',
              text: `Line ${wrong + 1}: write a name, a comma and an address, such as Helen Frost, helen.frost@board.example`,
            },
          ]),
    ...(entry.formats.length === 0 ? [{ fieldId: 'schedule-formats', text: 'Choose at least one kind of file' }] : []),
  ];
}

/** The schedule as the service takes it; call it once nothing is wrong. */
export function scheduleTyped(entry: ScheduleEntry, id: string | undefined): Schedule {
  return {
    ...(id === undefined ? {} : { id }),
    title: entry.title.trim(),
    kind: entry.kind,
    ...(entry.kind === 'board' || entry.agencyId === null ? {} : { agencyId: entry.agencyId }),
    months: entry.months.map(Number).toSorted((one, other) => one - other),
    day: Number(entry.day),
    recipients: recipientsTyped(entry.recipients).flatMap((each) => each ?? []),
    formats: entry.formats as Schedule['formats'],
    attachFiles: entry.attachFiles,
    isPaused: entry.isPaused,
  };
}

/** When a schedule draws up its report: "On 15 January and 15 July". */
export function whenWords({ months, day, isPaused }: Pick<Schedule, 'months' | 'day' | 'isPaused'>): string {
  const days = months.map((month) => `${day} ${MONTHS[month - 1]!.label}`);
  const words = days.length < 2 ? days.join('') : `${days.slice(0, -1).join(', ')} and ${days.at(-1)!}`;
  return isPaused ? `Paused. Otherwise on ${words}` : `On ${words}`;
}
