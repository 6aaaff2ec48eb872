import { DomainError, type Finding } from '../../errors.ts';
import type { Answers, EvaluationErrorCode, FormStage, Question } from '../schema.ts';

interface Fault extends Finding {
  readonly code: EvaluationErrorCode;
}

/**
 * What somebody sent, checked against the questions and put in order: words without blanks around them, no empty ones, no thinking back where
 * it is known what was said before.
 *
 * @throws `evaluation.unknown-item`, `evaluation.outside-scale`, `evaluation.too-long`, `evaluation.answer-needed`; every field that is wrong is named
 * @source house
 */
export function checkAnswers(questions: readonly Question[], stage: FormStage, sent: Answers): Answers {
  const lines = new Map(
    questions.flatMap(({ lines, scale, item }) => lines.map((line) => [line.key, { line, scale, item }])),
  );
  const items = new Map(questions.map(({ item }) => [item.id, item]));
  const faults: Fault[] = [];
  const refuse = (code: EvaluationErrorCode, field: string, reason: string): void => {
    faults.push({ code, field: `answers.${field}`, reason });
  };
  for (const part of ['ratings', 'thinkingBack'] as const)
    for (const [key, rank] of Object.entries(sent[part])) {
      const ranks = lines.get(key)?.scale?.labels.length;
      if (ranks === undefined) refuse('evaluation.unknown-item', `${part}.${key}`, 'is not asked on this sheet');
      else if (rank > ranks) refuse('evaluation.outside-scale', `${part}.${key}`, `must be 1 to ${ranks}`);
    }
  for (const [id, chosen] of Object.entries(sent.choices)) {
    const item = items.get(id);
    if (item?.kind !== 'choice') refuse('evaluation.unknown-item', `choices.${id}`, 'is not asked on this sheet');
    else if (chosen.some((one) => !item.choices.some((choice) => choice.id === one)))
      refuse('evaluation.unknown-item', `choices.${id}`, 'is not one of the choices');
    else if (new Set(chosen).size > 1 && !item.hasSeveral)
      refuse('evaluation.outside-scale', `choices.${id}`, 'takes one answer');
  }
  const texts: Record<string, string> = {};
  for (const [id, text] of Object.entries(sent.texts)) {
    const item = items.get(id);
    const words = text.trim();
    if (item?.kind !== 'text') refuse('evaluation.unknown-item', `texts.${id}`, 'is not asked on this sheet');
    else if (words.length > item.maxLength)
      refuse('evaluation.too-long', `texts.${id}`, `must have a length of at most ${item.maxLength}`);
    else if (words !== '') texts[id] = words;
  }
  if (sent.talkOn !== undefined && stage !== 'manager')
    refuse('evaluation.unknown-item', 'talkOn', 'is not asked on this sheet');
  const answers: Answers = {
    ratings: sent.ratings,
    thinkingBack: Object.fromEntries(
      Object.entries(sent.thinkingBack).filter(([key]) => lines.get(key)?.line.asksThinkingBack !== false),
    ),
    choices: Object.fromEntries(
      Object.entries(sent.choices).flatMap(([id, chosen]) => (chosen.length === 0 ? [] : [[id, [...new Set(chosen)]]])),
    ),
    texts,
    sharesPlan: stage !== 'manager' && sent.sharesPlan,
    ...(sent.talkOn !== undefined && { talkOn: sent.talkOn }),
  };
  for (const { field, reason } of missing(questions, answers)) refuse('evaluation.answer-needed', field, reason);
  const [first] = faults;
  if (first !== undefined)
    throw new DomainError<EvaluationErrorCode>(
      first.code,
      WHY[first.code] ?? 'Some answers do not fit their questions.',
      {
        errors: faults.map(({ field, reason }) => ({ field, reason })),
      },
    );
  return answers;
}

const WHY: Readonly<Partial<Record<EvaluationErrorCode, string>>> = {
  'evaluation.answer-needed': 'Some answers are still needed.',
  'evaluation.too-long': 'Some answers are too long.',
};

function missing(questions: readonly Question[], answers: Answers): Finding[] {
  const parts = [answers.ratings, answers.thinkingBack, answers.choices, answers.texts];
  if (parts.every((part) => Object.keys(part).length === 0) && answers.talkOn === undefined)
    return [{ field: 'ratings', reason: 'is needed: nothing is answered yet' }];
  return questions
    .filter(({ item }) => item.isRequired)
    .flatMap(({ item, lines }) => {
      if (item.kind === 'choice') return answers.choices[item.id] ? [] : [needed(`choices.${item.id}`)];
      if (item.kind === 'text') return answers.texts[item.id] ? [] : [needed(`texts.${item.id}`)];
      return lines.flatMap(({ key, asksThinkingBack }) => [
        ...(answers.ratings[key] === undefined ? [needed(`ratings.${key}`)] : []),
        ...(asksThinkingBack && answers.thinkingBack[key] === undefined ? [needed(`thinkingBack.${key}`)] : []),
      ]);
    });
}

function needed(field: string): Finding {
  return { field, reason: 'is needed' };
}
