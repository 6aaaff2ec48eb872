import type { ReportAction } from '@trellis/core/reporting';
import { dateOf, entryOf, noDate, type DateEntry } from '@trellis/ui/date-field';
import type { FieldError } from '@trellis/ui/error-summary';
import { longDate } from '@trellis/ui/long-date';
import type { Sign } from '@trellis/ui/state-mark';

/** An action as it is typed. */
export interface ActionEntry {
  readonly what: string;
  readonly owner: string;
  readonly dueOn: DateEntry;
  readonly progress: ReportAction['progress'];
  readonly note: string;
}

/** How far an action is, as it is called where one is chosen. */
export const PROGRESS_WORDS: Readonly<Record<ReportAction['progress'], string>> = {
  'not-started': 'Not started',
  'under-way': 'Under way',
  done: 'Done',
};

/** The fields of the form by the paths of the API. */
export const ACTION_FIELDS: Readonly<Record<string, string>> = {
  what: 'action-what',
  owner: 'action-owner',
  dueOn: 'action-due',
  progress: 'action-progress',
  note: 'action-note',
};

/** An action that is not there yet, or as it was saved. */
export function actionEntry(action: ReportAction | undefined): ActionEntry {
  return action === undefined
    ? { what: '', owner: '', dueOn: noDate, progress: 'not-started', note: '' }
    : {
        what: action.what,
        owner: action.owner,
        dueOn: entryOf(action.dueOn),
        progress: action.progress,
        note: action.note ?? '',
      };
}

/** What is wrong with an action. */
export function actionFaults({ what, owner, dueOn }: ActionEntry): readonly FieldError[] {
  return [
    ...(what.trim() === '' ? [{ fieldId: 'action-what', text: 'Say what is to be done' }] : []),
    ...(owner.trim() === '' ? [{ fieldId: 'action-owner', text: 'Say who sees to it' }] : []),
    ...(dateOf(dueOn) === null ? [{ fieldId: 'action-due', text: 'Enter a real day, such as 31 3 2027' }] : []),
  ];
}

/** How far an action is: its shape and words, and whether its day has passed. */
export function progressOf(
  { progress, note, doneOn, dueOn }: Pick<ReportAction, 'progress' | 'note' | 'doneOn' | 'dueOn'>,
  todayOn: string,
): { readonly sign: Sign; readonly words: string } {
  const more = note === undefined || note === '' ? '' : `, ${note}`;
  if (progress === 'done')
    return { sign: 'current', words: doneOn === undefined ? `Done${more}` : `Done ${longDate(doneOn)}${more}` };
  if (dueOn < todayOn) return { sign: 'overdue', words: `Past its day${more}` };
  return progress === 'under-way'
    ? { sign: 'due-soon', words: `Under way${more}` }
    : { sign: 'upcoming', words: `Not started${more}` };
}

/**
 * The action as the service takes it; call it once nothing is wrong.
 *
 * @param before - what was saved of it; of a new one at most the report that it came of
 */
export function actionTyped(
  entry: ActionEntry,
  before: Partial<Pick<ReportAction, 'id' | 'reportId' | 'doneOn'>>,
  todayOn: string,
): Omit<ReportAction, 'id'> & { readonly id?: string } {
  return {
    ...(before.id === undefined ? {} : { id: before.id }),
    ...(before.reportId === undefined ? {} : { reportId: before.reportId }),
    what: entry.what.trim(),
    owner: entry.owner.trim(),
    dueOn: dateOf(entry.dueOn) ?? '',
    progress: entry.progress,
    ...(entry.note.trim() === '' ? {} : { note: entry.note.trim() }),
    ...(entry.progress === 'done' ? { doneOn: before.doneOn ?? todayOn } : {}),
  };
}
