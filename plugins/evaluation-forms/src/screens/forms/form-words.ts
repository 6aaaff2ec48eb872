import type { Form, FormItem, FormStage } from '@trellis/core/evaluation';
import { longDate } from '@trellis/ui/long-date';
import { listed } from '@trellis/ui/plural-words';
import type { Sign } from '@trellis/ui/state-mark';

/** What each kind of question is called. */
export const KIND_WORDS: Readonly<Record<FormItem['kind'], string>> = {
  objectives: 'Each objective of the course, rated',
  rating: 'One rating',
  choice: 'A choice of answers',
  text: 'An answer in words',
};

/** When each stage is asked, as a choice. The months are the form's own. */
export function stageChoice(stage: FormStage, followUpMonths: number): string {
  const months = Number.isInteger(followUpMonths) ? followUpMonths : 3;
  switch (stage) {
    case 'before':
      return 'Before the course';
    case 'after':
      return 'After the course';
    case 'follow-up':
      return `${months} ${months === 1 ? 'month' : 'months'} later`;
    case 'manager':
      return 'The manager, then';
  }
}

/** When a question is asked, in one line: "After the course and 3 months later". */
export function stagesLine(stages: readonly FormStage[], followUpMonths: number): string {
  const words = stages.map((stage) => stageChoice(stage, followUpMonths));
  return words.length === 0
    ? 'Never'
    : listed(words.map((each, at) => (at === 0 ? each : each[0]!.toLowerCase() + each.slice(1))));
}

/** What can stand at the head of a sheet; all of it is known already. */
export const HEADING_WORDS: Readonly<Record<Form['headings'][number], string>> = {
  'course-title': 'Title of the course',
  'course-date': 'Date of the course',
  name: 'Name',
  'job-title': 'Job title',
  'manager-name': 'Name of the manager',
  'work-postal-address': 'Postal address at work',
};

/** What a screen knows of one version of a form. */
export interface FormStanding {
  readonly from: string | null;
  readonly isDraft: boolean;
  readonly isInForce: boolean;
  readonly origin: 'own' | 'pack';
}

/** Where one version of a form stands. */
export function standingOf(
  { from, isDraft, isInForce }: FormStanding,
  todayOn: string,
): { readonly sign: Sign; readonly words: string } {
  if (isDraft) return { sign: 'unknown', words: 'Draft' };
  if (from !== null && from > todayOn) return { sign: 'upcoming', words: `For events from ${longDate(from)} on` };
  if (!isInForce) return { sign: 'exempt', words: 'Replaced by a newer version' };
  return { sign: 'current', words: from === null ? 'At work' : `At work since ${longDate(from)}` };
}
