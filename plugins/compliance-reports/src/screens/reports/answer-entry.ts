import type { FigureAnswer } from '@trellis/core/reporting';
import type { FieldError } from '@trellis/ui/error-summary';
import { count, longDate } from '@trellis/ui/long-date';

/** What an agency says of one figure, as it is typed. */
export interface AnswerEntry {
  readonly answer: FigureAnswer['answer'] | undefined;
  readonly value: string;
  readonly why: string;
}

/** Nothing said yet. */
export const NO_ANSWER: AnswerEntry = { answer: undefined, value: '', why: '' };

/** What was said before, to be shown again. */
export function entryOfAnswer(answer: FigureAnswer | undefined): AnswerEntry {
  return answer === undefined
    ? NO_ANSWER
    : {
        answer: answer.answer,
        value: answer.value === undefined ? '' : String(answer.value),
        why: answer.why ?? '',
      };
}

/** What is missing from a dispute: what the figure should be, and why. */
export function answerFaults(figure: string, entry: AnswerEntry): readonly FieldError[] {
  if (entry.answer !== 'disputed') return [];
  return [
    ...(/^\d{1,7}$/.test(entry.value.trim())
      ? []
      : [{ fieldId: `value-${figure}`, text: 'Enter what it should be, as a whole number' }]),
    ...(entry.why.trim() === '' ? [{ fieldId: `why-${figure}`, text: 'Say why, in a sentence' }] : []),
  ];
}

/** What can be saved of what is typed: nothing while a dispute is not whole. */
export function answerTyped(figure: string, entry: AnswerEntry): FigureAnswer | undefined {
  if (entry.answer === undefined || answerFaults(figure, entry).length > 0) return undefined;
  return entry.answer === 'confirmed'
    ? { figure, answer: 'confirmed' }
    : { figure, answer: 'disputed', value: Number(entry.value.trim()), why: entry.why.trim() };
}

interface Returned {
  readonly value: number | null;
  readonly of: number | null;
  readonly method: string;
  readonly on: string | null;
}

/** A figure as it is prefilled: "2,480 of 3,100". */
export function returnedWords({ value, of }: Pick<Returned, 'value' | 'of'>): string {
  if (value === null) return 'Not known';
  return of === null ? count(value) : `${count(value)} of ${count(of)}`;
}

/** How we know a figure, and of which day it is. */
export function methodWords({ method, on }: Pick<Returned, 'method' | 'on'>): string {
  return on === null ? method : `${method}, ${longDate(on)}`;
}

/**
 * By when the return is due: the first such day on or after the day it tells of.
 *
 * @param dueBy - month and day, `MM-DD`
 */
export function dueWords(dueBy: string, asAt: string): string {
  const year = Number(asAt.slice(0, 4));
  const on = `${year}-${dueBy}`;
  return `Due by ${longDate(on < asAt ? `${year + 1}-${dueBy}` : on)}`;
}

/** How far a return is, and what happens next. */
export function returnLine(answered: number, of: number): { readonly words: string; readonly next: string } {
  return {
    words: `${answered} of ${of} figures answered`,
    next:
      answered < of
        ? 'Answer every figure. You can close this page and go on later: each answer is saved as you give it.'
        : 'Every figure is answered. The coordinator sees your answers with the draft; disputed figures are looked into before it is signed.',
  };
}
