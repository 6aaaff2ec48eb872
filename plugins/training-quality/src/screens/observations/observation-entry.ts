import type { PersonId } from '@trellis/core';
import type { Observation, QualityAction } from '@trellis/core/quality';
import type { SetInForce } from '@trellis/core/standards';
import { dateOf, entryOf, noDate, type DateEntry } from '@trellis/ui/date-field';
import type { FieldError } from '@trellis/ui/error-summary';
import { MET_WORDS, type MetAnswer } from '../met-words.ts';
import { standardKey } from '../standard-key.ts';

/** One answer as it is typed; without a state nothing was chosen yet. */
export interface AnswerEntry {
  readonly state?: MetAnswer;
  readonly note: string;
}

/** An action agreed on, as it is typed. */
export interface AgreedEntry {
  /** Of one that was saved before. */
  readonly id?: string;
  readonly text: string;
  /** Of somebody who led the session; absent where somebody else sees to it. */
  readonly ownerId?: string;
  readonly ownerName: string;
  readonly dueOn: DateEntry;
  /** The standard that it answers, if it came of one. */
  readonly standard?: StandardOfSet;
}

/** One standard of a set. */
export interface StandardOfSet {
  readonly setId: string;
  readonly standardId: string;
}

/** An observer's form as it is typed. It is kept on the device, so it has nothing but plain values. */
export interface ObservationEntry {
  /** By `standardKey`. */
  readonly answers: Readonly<Record<string, AnswerEntry>>;
  readonly strengths: string;
  readonly actions: readonly AgreedEntry[];
}

/** An action as it was saved last. */
export type AgreedSaved = Pick<QualityAction, 'text' | 'ownerName' | 'dueOn'> & {
  readonly ownerId?: string | undefined;
  readonly id?: string | undefined;
  readonly standard?: StandardOfSet | undefined;
};

/** The form as it was saved last. */
export function observationEntry(
  { answers, strengths }: Pick<Observation, 'answers' | 'strengths'>,
  actions: readonly AgreedSaved[],
): ObservationEntry {
  return {
    answers: Object.fromEntries(
      answers.map(({ setId, standardId, state, note }) => [standardKey(setId, standardId), { state, note }]),
    ),
    strengths,
    actions: actions.map(({ id, text, ownerId, ownerName, dueOn, standard }) => ({
      ...(id === undefined ? {} : { id }),
      text,
      ...(ownerId === undefined ? {} : { ownerId }),
      ownerName,
      dueOn: entryOf(dueOn),
      ...(standard === undefined ? {} : { standard }),
    })),
  };
}

/** An action before anything of it is typed. */
export const NO_ACTION: AgreedEntry = { text: '', ownerName: '', dueOn: noDate };

/** How many standards have an answer, and of how many. */
export function answered(
  sets: readonly SetInForce[],
  { answers }: Pick<ObservationEntry, 'answers'>,
): { readonly done: number; readonly total: number } {
  const keys = sets.flatMap((set) => set.standards.map(({ id }) => standardKey(set.id, id)));
  return { done: keys.filter((key) => answers[key]?.state !== undefined).length, total: keys.length };
}

/** An action as the service takes it. */
export interface AgreedTyped {
  id?: string;
  text: string;
  ownerId?: PersonId;
  ownerName: string;
  dueOn: string;
  standard?: StandardOfSet;
}

/** What an observer's form is saved as: only whole answers and whole actions, so that a half-typed one does not stop the rest. */
export function observationTyped(
  sets: readonly SetInForce[],
  { answers, strengths, actions }: ObservationEntry,
): {
  readonly answers: Observation['answers'];
  readonly strengths: string;
  readonly actions: AgreedTyped[];
} {
  return {
    answers: sets.flatMap((set) =>
      set.standards.flatMap(({ id }) => {
        const answer = answers[standardKey(set.id, id)];
        return answer?.state === undefined
          ? []
          : [{ setId: set.id, standardId: id, state: answer.state, note: answer.note.trim() }];
      }),
    ),
    strengths: strengths.trim(),
    actions: actions.flatMap(({ id, text, ownerId, ownerName, dueOn, standard }): AgreedTyped[] => {
      const on = dateOf(dueOn);
      if (on === null || text.trim() === '' || ownerName.trim() === '') return [];
      return [
        {
          ...(id === undefined ? {} : { id }),
          text: text.trim(),
          ...(ownerId === undefined ? {} : { ownerId: ownerId as PersonId }),
          ownerName: ownerName.trim(),
          dueOn: on,
          ...(standard === undefined ? {} : { standard }),
        },
      ];
    }),
  };
}

/** Whether all that was typed can be saved: no action is half typed, and no note is without its answer. */
export function isWhole({ answers, actions }: ObservationEntry): boolean {
  return (
    Object.values(answers).every(({ state, note }) => state !== undefined || note.trim() === '') &&
    actions.every(
      ({ text, ownerName, dueOn }) => text.trim() !== '' && ownerName.trim() !== '' && dateOf(dueOn) !== null,
    )
  );
}

/** The fields of one action, by its place in the list. */
export function actionFields(at: number): { readonly text: string; readonly owner: string; readonly due: string } {
  return { text: `action-${at}-text`, owner: `action-${at}-owner`, due: `action-${at}-due` };
}

/** The field of one standard's answer. */
export function answerField(setId: string, standardId: string): string {
  return `answer-${setId}-${standardId}`;
}

/**
 * What is still missing before a form can be shared: every answer, a note or an action wherever something
 * is not or partly met, and whole actions.
 *
 * @source house
 */
export function sharingFaults(sets: readonly SetInForce[], entry: ObservationEntry): readonly FieldError[] {
  const answers = sets.flatMap((set) =>
    set.standards.flatMap(({ id, text }): FieldError[] => {
      const answer = entry.answers[standardKey(set.id, id)];
      const fieldId = answerField(set.id, id);
      if (answer?.state === undefined) return [{ fieldId, text: `Say how far it was met: ${text}` }];
      const needsNote = answer.state === 'partly' || answer.state === 'not';
      const isAnswered = entry.actions.some(({ standard }) => standard?.setId === set.id && standard.standardId === id);
      if (!needsNote || isAnswered || answer.note.trim() !== '') return [];
      return [
        {
          fieldId: `${fieldId}-note`,
          text: `${MET_WORDS[answer.state]}: say what you saw, or agree an action. ${text}`,
        },
      ];
    }),
  );
  const actions = entry.actions.flatMap(({ text, ownerName, dueOn }, at): FieldError[] => {
    const fields = actionFields(at);
    return [
      ...(text.trim() === '' ? [{ fieldId: fields.text, text: `Action ${at + 1}: say what was agreed` }] : []),
      ...(ownerName.trim() === '' ? [{ fieldId: fields.owner, text: `Action ${at + 1}: say who sees to it` }] : []),
      ...(dateOf(dueOn) === null
        ? [{ fieldId: fields.due, text: `Action ${at + 1}: enter a real day, such as 31 3 2027` }]
        : []),
    ];
  });
  return [...answers, ...actions];
}
