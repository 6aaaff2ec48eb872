import { inWords } from '@trellis/core';
import type { FormItem, FormStage, Sheet, SheetListed } from '@trellis/core/evaluation';
import { longDate } from '@trellis/ui/long-date';
import { clockTime, dayAt } from '@trellis/ui/sitting';
import type { Sign } from '@trellis/ui/state-mark';

/** How a sheet opens: its question, and what it takes. */
export interface Opening {
  readonly title: string;
  readonly lead: string;
}

/** What a sheet asks, in one sentence, and how long it takes. */
export function openingOf({
  stage,
  questions,
  learner,
  form,
}: Pick<Sheet, 'stage' | 'questions' | 'learner' | 'form'>): Opening {
  const isRated = questions.some(({ lines }) => lines.length > 0);
  const hasBefore = questions.some(({ lines }) => lines.some(({ before }) => before !== undefined));
  const lines = questions.flatMap((question) => question.lines);
  const isAllTwice = lines.length > 0 && lines.every(({ asksThinkingBack }) => asksThinkingBack);
  const tap = isAllTwice
    ? 'Two minutes. Nobody asked you before, so tap two answers for each line: how it was, and how it is.'
    : isRated
      ? 'One minute. Tap one answer for each line.'
      : 'One minute.';
  switch (stage) {
    case 'before':
      return {
        title: 'How confident are you today?',
        lead: `${tap} There are no wrong answers: it shows later what changed.`,
      };
    case 'after':
      return {
        title: isRated && form.naming === 'named' ? 'How confident are you now?' : 'How was the course?',
        lead: hasBefore ? `${tap} Your first answers are shown, so you can see the change.` : tap,
      };
    case 'follow-up':
      return {
        title: 'Did it work?',
        lead: hasBefore ? `${tap} Your answers from before the course are shown.` : tap,
      };
    case 'manager':
      return {
        title: learner === undefined ? 'Your talk about the course' : `Your talk with ${learner.name}`,
        lead: 'One minute. Say whether you talked about the course and what changed. Sending it countersigns the plan.',
      };
  }
}

/** What is rated now, under each objective. */
export function nowWords(stage: FormStage): string {
  return stage === 'before' ? 'Today' : 'Now';
}

/** What a group of questions is called. */
export function groupTitle(kind: 'rated' | 'asked', stage: FormStage, items: readonly FormItem[]): string {
  if (kind === 'rated')
    return items.some((item) => item.kind === 'objectives') ? 'Confidence on each objective' : 'Your ratings';
  if (stage === 'manager') return 'What came of it';
  return items.some((item) => item.kind === 'text' && item.isPlan) ? 'Into your practice' : 'In your own words';
}

/** What stands under a question that is answered in words. */
export function textHint(
  item: Extract<FormItem, { kind: 'text' }>,
  naming: Sheet['form']['naming'],
): string | undefined {
  if (item.hint !== undefined) return item.hint;
  if (naming === 'anonymous')
    return 'Please leave out anything that says who you are, and names of children and families.';
  return item.isPlan ? 'This becomes your action plan. Please leave out names of children and families.' : undefined;
}

/** What opens the further questions: "Add two more answers, if you like". */
export function moreWords(amount: number): string {
  return `Add ${inWords(amount)} more ${amount === 1 ? 'answer' : 'answers'}, if you like`;
}

/** Under the button: when the next question comes, and who sees what. */
export function footWords(
  { stage, form, nextOn, event }: Pick<Sheet, 'stage' | 'form' | 'nextOn' | 'event'>,
  timeZone: string,
): readonly string[] {
  const seen =
    form.naming === 'anonymous'
      ? [
          'This form is anonymous: nobody can tell which answers are yours, nor can we. So they cannot be changed once they are sent.',
        ]
      : stage === 'manager'
        ? ['It stands on the learner’s own plan, with your name. Reports show groups of five or more, never names.']
        : ['Your name stays with your own plan. Reports show groups of five or more, never names.'];
  return [...nextWords({ stage, nextOn, event }, timeZone), ...seen];
}

/** When the next question comes. Empty: none does. */
export function nextWords(
  { stage, nextOn, event }: Pick<Sheet, 'stage' | 'nextOn' | 'event'>,
  timeZone: string,
): readonly string[] {
  if (nextOn === undefined || stage === 'manager') return [];
  if (stage === 'before')
    return [
      nextOn <= dayAt(event.endsAt, timeZone)
        ? `We ask again after the course, on ${longDate(nextOn)}, to see what changed.`
        : `We ask again on ${longDate(nextOn)}, to see what changed.`,
    ];
  return [`We ask you once more on ${longDate(nextOn)}: did it work?`];
}

/** Where the draft is, beside the progress: "Saved on this device at 10:42am". */
export function savedWords(
  {
    savedAt,
    isOnDevice,
    todayOn,
  }: {
    readonly savedAt: string | undefined;
    readonly isOnDevice: boolean;
    readonly todayOn: string;
  },
  timeZone: string,
): string {
  if (!isOnDevice) return 'Not saved yet: keep this page open';
  if (savedAt === undefined) return '';
  const on = dayAt(savedAt, timeZone);
  const time = clockTime(savedAt, timeZone);
  return on === todayOn ? `Saved on this device at ${time}` : `Saved on this device on ${longDate(on)} at ${time}`;
}

/** How far a sheet is: "3 of 5 done". */
export function progressWords({ done, total }: { readonly done: number; readonly total: number }): string {
  return `${done} of ${total} done`;
}

/** A sheet in a list: what it asks and until when. */
export function listedWords(
  row: SheetListed,
  timeZone: string,
): {
  readonly title: string;
  readonly detail: string;
  readonly text: string;
} {
  const asks: Readonly<Record<FormStage, string>> = {
    before: 'How confident are you today?',
    after: 'How was it, and what will you do with it?',
    'follow-up': 'Did it work?',
    manager: `Your talk with ${row.learnerName ?? 'the learner'}`,
  };
  const held = longDate(dayAt(row.event.startsAt, timeZone));
  return { title: row.course.title, detail: asks[row.stage], text: `${held}. ${untilWords(row, timeZone)}` };
}

function untilWords({ state, opensAt, closesAt, answeredAt }: SheetListed, timeZone: string): string {
  switch (state) {
    case 'not-yet':
      return `Opens on ${longDate(dayAt(opensAt, timeZone))}`;
    case 'open':
      return `Can be answered until ${lastDay(closesAt, timeZone)}`;
    case 'answered':
      return answeredAt === undefined ? 'Answered' : `Answered on ${longDate(dayAt(answeredAt, timeZone))}`;
    case 'declined':
      return 'You said that you would rather not';
    case 'closed':
      return `Closed on ${lastDay(closesAt, timeZone)}`;
  }
}

/** The last day, or the hour of it, on which something that closes at an instant can be done. */
export function lastDay(closesAt: string, timeZone: string): string {
  const on = dayAt(closesAt, timeZone);
  const justBefore = dayAt(new Date(Date.parse(closesAt) - 1).toISOString(), timeZone);
  return justBefore === on ? `${clockTime(closesAt, timeZone)} on ${longDate(on)}` : longDate(justBefore);
}

/** Where a sheet stands, as a sign and words. */
export const STATE_SIGNS: Readonly<Record<Sheet['state'], { readonly sign: Sign; readonly words: string }>> = {
  'not-yet': { sign: 'upcoming', words: 'Not open yet' },
  open: { sign: 'due-soon', words: 'Waits for you' },
  answered: { sign: 'current', words: 'Answered' },
  declined: { sign: 'exempt', words: 'Not answered' },
  closed: { sign: 'exempt', words: 'Closed' },
};
