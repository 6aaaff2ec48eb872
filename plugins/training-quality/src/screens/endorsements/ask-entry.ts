import type { EndorsementAsked, OwnCourse, SetInForce } from '@trellis/core/standards';
import type { FieldError } from '@trellis/ui/error-summary';
import { changedAnswers, checklistFaults, type ChecklistEntry } from '../checklist/checklist-entry.ts';

/** A request as it is typed. It is kept on the device, so it has nothing but plain values. */
export interface AskEntry {
  readonly courseId: string;
  readonly setId: string;
  readonly satisfies: readonly string[];
  readonly content: ChecklistEntry;
}

/** A request before anything is typed. */
export const NOTHING_ASKED: AskEntry = { courseId: '', setId: '', satisfies: [], content: {} };

/** The fields of the form by the paths of the API. */
export const ASK_FIELDS: Readonly<Record<string, string>> = {
  courseId: 'ask-course',
  setId: 'ask-set',
  satisfies: 'ask-satisfies',
};

/** A request made once more, as it was asked before. */
export function askedBefore({
  courseId,
  setId,
  satisfies,
  content,
}: Pick<EndorsementAsked, 'courseId' | 'setId' | 'satisfies' | 'content'>): AskEntry {
  return {
    courseId,
    setId,
    satisfies,
    content: Object.fromEntries(
      content.map(({ standardId, state, evidence }) => [`${setId}/${standardId}`, { state, evidence }]),
    ),
  };
}

/** What is wrong with a request. */
export function askFaults(
  { courseId, satisfies, content }: AskEntry,
  set: SetInForce | undefined,
): readonly FieldError[] {
  return [
    ...(courseId === '' ? [{ fieldId: 'ask-course', text: 'Choose the course' }] : []),
    ...(set === undefined ? [{ fieldId: 'ask-set', text: 'Choose what it is held against' }] : []),
    ...(satisfies.length === 0
      ? [{ fieldId: 'ask-satisfies', text: 'Say what its completions should count for' }]
      : []),
    ...(set === undefined ? [] : checklistFaults([set], content, { isWhole: true })),
  ];
}

/** The request as the service takes it; call it once nothing is wrong. */
export function askTyped(
  { satisfies, content }: AskEntry,
  { courseId, agencyId }: Pick<OwnCourse, 'courseId' | 'agencyId'>,
  set: SetInForce,
): EndorsementAsked {
  return {
    agencyId,
    courseId,
    setId: set.id,
    satisfies: [...satisfies],
    content: changedAnswers([set], {}, content).map(({ standardId, state, evidence }) => ({
      standardId,
      state,
      evidence,
    })),
  };
}
