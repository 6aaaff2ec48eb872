import { describe, expect, it, test } from 'vitest';
import { checkAnswers } from '../sheets/check-answers.ts';
import { formNotes, sameIdFaults } from './compare-versions.ts';
import { questionsOf } from './questions.ts';
import { Answers, Form } from '../schema.ts';

const form = (more: object = {}): Form =>
  Form.parse({
    id: 'F',
    version: '1',
    title: 'Form',
    mostObjectives: 2,
    scales: [{ id: 'S', labels: ['No', 'Some', 'Yes'] }],
    items: [
      { kind: 'objectives', id: 'O', title: 'Objectives', stages: ['before', 'after', 'follow-up'], scale: 'S' },
      { kind: 'rating', id: 'R', title: 'Overall', stages: ['after'], scale: 'S', isRequired: true },
      { kind: 'text', id: 'T', title: 'Plan', stages: ['after'], isPlan: true, maxLength: 5 },
    ],
    source: { document: 'made up' },
    ...more,
  });
const objectives = ['Noticing', 'noticing.', 'Sharing', 'A third one'];
const asked = (stage: 'before' | 'after' | 'follow-up', before = {}) =>
  questionsOf(form(), { stage, objectives, before });
const keysOf = (stage: 'before' | 'after' | 'follow-up') =>
  asked(stage).flatMap(({ lines }) => lines.map(({ key }) => key));

describe('the questions of a form', () => {
  it('are those of the stage, with as many objectives as the form takes, each once', () => {
    expect(keysOf('before')).toEqual(['O:noticing', 'O:sharing']);
    expect(keysOf('after')).toEqual(['O:noticing', 'O:sharing', 'R']);
  });

  it('ask thinking back where nobody said before, and never of a question that was not asked before', () => {
    const [rated, overall] = asked('after', { 'O:noticing': 2 });
    expect(rated!.lines).toMatchObject([{ before: 2, asksThinkingBack: false }, { asksThinkingBack: true }]);
    expect(overall!.lines).toEqual([{ key: 'R', title: 'Overall', asksThinkingBack: false }]);
    expect(asked('follow-up')[0]!.lines.map(({ asksThinkingBack }) => asksThinkingBack)).toEqual([false, false]);
  });
});

describe('answers', () => {
  const check = (sent: Partial<Answers>) =>
    checkAnswers(asked('after', { 'O:noticing': 2 }), 'after', Answers.parse(sent));

  it('lose blanks and what is empty, and thinking back where it is known', () => {
    const sent = { ratings: { R: 3 }, thinkingBack: { 'O:noticing': 1, 'O:sharing': 1 }, texts: { T: '  ' } };
    expect(check(sent)).toMatchObject({ ratings: { R: 3 }, thinkingBack: { 'O:sharing': 1 }, texts: {} });
  });

  it.each<[string, Partial<Answers>, string, string]>([
    ['nothing at all', {}, 'evaluation.answer-needed', 'answers.ratings'],
    ['what must be answered left out', { texts: { T: 'a' } }, 'evaluation.answer-needed', 'answers.ratings.R'],
    ['a rank beyond the scale', { ratings: { R: 4 } }, 'evaluation.outside-scale', 'answers.ratings.R'],
    ['what is not asked', { ratings: { R: 1, X: 1 } }, 'evaluation.unknown-item', 'answers.ratings.X'],
    ['too many words', { ratings: { R: 1 }, texts: { T: 'longer' } }, 'evaluation.too-long', 'answers.texts.T'],
    [
      'a talk that is not asked for',
      { ratings: { R: 1 }, talkOn: '2027-01-01' },
      'evaluation.unknown-item',
      'answers.talkOn',
    ],
  ])('are refused by field: %s', (_what, sent, code, field) => {
    const refused = expect.objectContaining({
      code,
      facts: { errors: expect.arrayContaining([expect.objectContaining({ field })]) },
    });
    expect(() => check(sent)).toThrow(refused);
  });
});

test('a scale with other ranks, a question that is gone and an id for another question are told apart', () => {
  const earlier = form();
  const later = form({
    version: '2',
    scales: [{ id: 'S', labels: ['No', 'Yes'] }],
    items: [
      { kind: 'rating', id: 'R', title: 'Overall', stages: ['after'], scale: 'S' },
      { kind: 'rating', id: 'T', title: 'Plan', stages: ['after'], scale: 'S' },
    ],
  });
  expect(formNotes(later, [earlier])).toEqual([
    '“Objectives” of version 1 is not asked any more.',
    '“Overall” has 2 ranks and had 3 in version 1: the two are shown apart.',
  ]);
  expect(sameIdFaults(later, [earlier])).toEqual([
    { field: 'items.T.id', reason: 'is that of another kind of question in version 1' },
  ]);
  expect([formNotes(form(), [earlier]), sameIdFaults(form(), [earlier])]).toEqual([[], []]);
});
