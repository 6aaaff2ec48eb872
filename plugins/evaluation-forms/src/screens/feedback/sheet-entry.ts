import type { Answers, FormItem, Question, Sheet } from '@trellis/core/evaluation';
import { dateOf, entryOf, noDate, type DateEntry } from '@trellis/ui/date-field';
import type { FieldError } from '@trellis/ui/error-summary';

/** A sheet as it is filled in, and as a device keeps it. */
export interface SheetEntry extends Omit<Answers, 'talkOn'> {
  readonly talkOn: DateEntry;
  /** Somebody pressed the button: it goes as soon as there is a connection. */
  readonly isToSend: boolean;
}

/** A sheet on which nothing is answered yet. Consent is never given beforehand. */
export const emptyEntry: SheetEntry = {
  ratings: {},
  thinkingBack: {},
  choices: {},
  texts: {},
  sharesPlan: false,
  talkOn: noDate,
  isToSend: false,
};

/** What stands on a sheet to begin with: what was sent before, where it may be changed. */
export function firstEntry({ answers }: Pick<Sheet, 'answers'>): SheetEntry {
  if (answers === undefined) return emptyEntry;
  const { talkOn, ...others } = answers;
  return { ...emptyEntry, ...others, talkOn: entryOf(talkOn ?? null) };
}

/** A sheet as the service takes it: without empty words and questions that nobody chose from. */
export function answersOf({ ratings, thinkingBack, choices, texts, sharesPlan, talkOn }: SheetEntry): Answers {
  const day = dateOf(talkOn);
  return {
    ratings,
    thinkingBack,
    choices: Object.fromEntries(Object.entries(choices).filter(([, chosen]) => chosen.length > 0)),
    texts: Object.fromEntries(
      Object.entries(texts).flatMap(([id, text]) => (text.trim() === '' ? [] : [[id, text.trim()]])),
    ),
    sharesPlan,
    ...(day === null ? {} : { talkOn: day }),
  };
}

/** What an earlier draft has of the questions of today: a form may have been changed meanwhile. */
export function fitted(entry: SheetEntry, questions: readonly Question[]): SheetEntry {
  const lines = new Set(questions.flatMap((question) => question.lines.map(({ key }) => key)));
  const items = new Set(questions.map(({ item }) => item.id));
  const only = <Value>(record: Readonly<Record<string, Value>>, known: ReadonlySet<string>): Record<string, Value> =>
    Object.fromEntries(Object.entries(record).filter(([key]) => known.has(key)));
  return {
    ...entry,
    ratings: only(entry.ratings, lines),
    thinkingBack: only(entry.thinkingBack, lines),
    choices: only(entry.choices, items),
    texts: only(entry.texts, items),
  };
}

/** How many of the lines to be rated are done; one that is asked twice is done when both are. */
export function progressOf(
  questions: readonly Question[],
  entry: SheetEntry,
): { readonly done: number; readonly total: number } {
  const lines = questions.flatMap((question) => question.lines);
  const done = lines.filter(
    ({ key, asksThinkingBack }) =>
      entry.ratings[key] !== undefined && (!asksThinkingBack || entry.thinkingBack[key] !== undefined),
  );
  return { done: done.length, total: lines.length };
}

/** The field of a question, or of one line under it. Ids are numbered: the words of an objective are no id. */
export function fieldIdOf(part: 'now' | 'back' | 'item', question: number, line = 0): string {
  return part === 'item' ? `answer-${question}` : `answer-${question}-${line}-${part}`;
}

/** The field of a path of the service, such as `answers.ratings.confidence:noticing signs`. */
export function fieldOfPath(path: string, questions: readonly Question[]): string | undefined {
  const [, part, name] = /^answers\.(\w+)(?:\.(.*))?$/.exec(path) ?? [];
  if (part === 'talkOn') return TALK_FIELD;
  for (const [at, { item, lines }] of questions.entries()) {
    if ((part === 'choices' || part === 'texts') && item.id === name) return fieldIdOf('item', at);
    const line = lines.findIndex(({ key }) => key === name);
    if (line >= 0 && (part === 'ratings' || part === 'thinkingBack'))
      return fieldIdOf(part === 'ratings' ? 'now' : 'back', at, line);
  }
  const first = questions.findIndex(({ lines }) => lines.length > 0);
  return part === 'ratings' && first >= 0 ? fieldIdOf('now', first) : undefined;
}

/** The field of the day on which a manager and a learner talked. */
export const TALK_FIELD = 'talk-on';

/**
 * What is still needed before a sheet can be sent, each at its field.
 *
 * @param todayOn - a talk cannot have been held later than this
 */
export function faultsOf(
  sheet: Pick<Sheet, 'questions' | 'stage'>,
  entry: SheetEntry,
  todayOn: string,
): readonly FieldError[] {
  const { questions, stage } = sheet;
  const faults = questions.flatMap((question, at) => (question.item.isRequired ? missingIn(question, at, entry) : []));
  if (stage === 'manager') faults.push(...talkFaults(entry.talkOn, todayOn));
  return faults.length > 0 || hasAnything(entry)
    ? faults
    : [
        {
          fieldId: questions[0] === undefined ? undefined : firstFieldOf(questions[0]),
          text: 'Answer at least one question',
        },
      ];
}

function hasAnything(entry: SheetEntry): boolean {
  const { ratings, thinkingBack, choices, texts, talkOn } = answersOf(entry);
  return talkOn !== undefined || [ratings, thinkingBack, choices, texts].some((part) => Object.keys(part).length > 0);
}

function firstFieldOf({ lines }: Question): string {
  return lines.length > 0 ? fieldIdOf('now', 0) : fieldIdOf('item', 0);
}

function missingIn({ item, lines }: Question, at: number, entry: SheetEntry): FieldError[] {
  if (item.kind === 'choice')
    return (entry.choices[item.id] ?? []).length > 0
      ? []
      : [{ fieldId: fieldIdOf('item', at), text: `Choose an answer: ${item.title}` }];
  if (item.kind === 'text')
    return (entry.texts[item.id] ?? '').trim() !== ''
      ? []
      : [{ fieldId: fieldIdOf('item', at), text: `Write an answer: ${item.title}` }];
  return lines.flatMap(({ key, title, asksThinkingBack }, line) => [
    ...(asksThinkingBack && entry.thinkingBack[key] === undefined
      ? [{ fieldId: fieldIdOf('back', at, line), text: `Choose how it was before: ${title}` }]
      : []),
    ...(entry.ratings[key] === undefined
      ? [{ fieldId: fieldIdOf('now', at, line), text: `Choose how it is: ${title}` }]
      : []),
  ]);
}

function talkFaults(entry: DateEntry, todayOn: string): FieldError[] {
  const isEmpty = Object.values(entry).every((part) => part.trim() === '');
  const on = dateOf(entry);
  if (isEmpty) return [];
  if (on === null) return [{ fieldId: TALK_FIELD, text: 'Enter the day of the talk, such as 12 5 2027' }];
  return on > todayOn
    ? [{ fieldId: TALK_FIELD, text: 'The talk cannot be in the future: enter the day on which you talked' }]
    : [];
}

/** Questions that stand together on a sheet. */
export interface QuestionGroup {
  readonly kind: 'rated' | 'asked';
  /** Each with its place in the whole sheet. */
  readonly questions: readonly { readonly question: Question; readonly at: number }[];
}

/** The questions in the form's own order, those to be rated apart from those to be answered in other ways. */
export function groupsOf(questions: readonly Question[]): readonly QuestionGroup[] {
  const groups: { kind: QuestionGroup['kind']; questions: { question: Question; at: number }[] }[] = [];
  for (const [at, question] of questions.entries()) {
    const kind = question.lines.length > 0 ? 'rated' : 'asked';
    const last = groups.at(-1);
    if (last?.kind === kind) last.questions.push({ question, at });
    else groups.push({ kind, questions: [{ question, at }] });
  }
  return groups;
}

/** Words that nobody has to write and that stand open on a sheet; further ones open on demand, so that it takes a minute. @source house */
const OPEN_TEXTS = 2;

/** Which questions stand open and which open on demand. A single one is not worth a press. */
export function openAndMore(group: QuestionGroup): {
  readonly open: QuestionGroup['questions'];
  readonly more: QuestionGroup['questions'];
} {
  const isFurther = ({ item }: Question): boolean => item.kind === 'text' && !item.isRequired;
  const further = group.questions.filter(({ question }) => isFurther(question)).slice(OPEN_TEXTS);
  if (further.length < 2) return { open: group.questions, more: [] };
  return { open: group.questions.filter((one) => !further.includes(one)), more: further };
}

/** Whether what is written here becomes part of the learner's action plan. */
export function isPlanItem(item: FormItem): boolean {
  return item.kind === 'text' && item.isPlan;
}
