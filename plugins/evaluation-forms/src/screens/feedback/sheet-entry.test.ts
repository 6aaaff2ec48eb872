import { expect, test } from 'vitest';
import {
  answersOf,
  emptyEntry,
  faultsOf,
  fieldOfPath,
  firstEntry,
  fitted,
  groupsOf,
  openAndMore,
  progressOf,
} from './sheet-entry.ts';
import { afterQuestions, afterSheet } from './sheet.fixture.ts';

const noticing = 'confident:noticing signs';
const together = 'confident:working together';
const today = '2027-02-09';

test('an objective that is asked twice is done when both are answered', () => {
  const once = { ...emptyEntry, ratings: { [noticing]: 4, [together]: 3 } };
  expect(progressOf(afterQuestions, once)).toEqual({ done: 1, total: 2 });
  expect(progressOf(afterQuestions, { ...once, thinkingBack: { [together]: 1 } })).toEqual({ done: 2, total: 2 });
});

test('consent is not given until somebody gives it', () => {
  expect(emptyEntry.sharesPlan).toBe(false);
  expect(answersOf(emptyEntry).sharesPlan).toBe(false);
});

test('what is needed is said at its own field, thinking back and now apart', () => {
  expect(faultsOf(afterSheet, { ...emptyEntry, ratings: { [noticing]: 4 } }, today)).toEqual([
    { fieldId: 'answer-0-1-back', text: 'Choose how it was before: Working together' },
    { fieldId: 'answer-0-1-now', text: 'Choose how it is: Working together' },
  ]);
});

test('words are sent without blanks around them, and empty ones not at all', () => {
  expect(answersOf({ ...emptyEntry, texts: { gain: '  Courage ', use: '   ' }, choices: { met: [] } })).toEqual({
    ratings: {},
    thinkingBack: {},
    choices: {},
    texts: { gain: 'Courage' },
    sharesPlan: false,
  });
});

test('a sheet without required questions asks for one answer at least', () => {
  const manager = { stage: 'manager' as const, questions: afterQuestions.slice(1) };
  expect(faultsOf(manager, emptyEntry, today)).toEqual([{ fieldId: 'answer-0', text: 'Answer at least one question' }]);
  expect(faultsOf(manager, { ...emptyEntry, talkOn: { day: '9', month: '2', year: '2027' } }, today)).toEqual([]);
});

test('a talk was held today or earlier, on a real day', () => {
  const manager = { stage: 'manager' as const, questions: [] };
  expect(faultsOf(manager, { ...emptyEntry, talkOn: { day: '10', month: '2', year: '2027' } }, today)).toMatchObject([
    { fieldId: 'talk-on' },
  ]);
  expect(faultsOf(manager, { ...emptyEntry, talkOn: { day: '31', month: '2', year: '2027' } }, today)).toMatchObject([
    { fieldId: 'talk-on' },
  ]);
});

test('what was sent stands there again, and a draft drops what is not asked any more', () => {
  const sent = { ...answersOf(emptyEntry), ratings: { [noticing]: 3 }, talkOn: '2027-05-12' as const };
  expect(firstEntry({ answers: sent })).toMatchObject({
    ratings: { [noticing]: 3 },
    talkOn: { day: '12', month: '5', year: '2027' },
    isToSend: false,
  });
  expect(fitted({ ...emptyEntry, ratings: { [noticing]: 3, gone: 1 }, texts: { old: 'x' } }, afterQuestions)).toEqual({
    ...emptyEntry,
    ratings: { [noticing]: 3 },
  });
});

test('what the service refuses is shown at the field that it names', () => {
  expect(fieldOfPath(`answers.ratings.${together}`, afterQuestions)).toBe('answer-0-1-now');
  expect(fieldOfPath(`answers.thinkingBack.${together}`, afterQuestions)).toBe('answer-0-1-back');
  expect(fieldOfPath('answers.texts.use', afterQuestions)).toBe('answer-2');
  expect(fieldOfPath('answers.talkOn', afterQuestions)).toBe('talk-on');
  expect(fieldOfPath('answers.ratings', afterQuestions)).toBe('answer-0-0-now');
  expect(fieldOfPath('bookingId', afterQuestions)).toBeUndefined();
});

test('two words stand open and the others open on demand, so that it takes a minute', () => {
  const [rated, asked] = groupsOf(afterQuestions);
  expect(rated).toMatchObject({ kind: 'rated', questions: [{ at: 0 }] });
  const { open, more } = openAndMore(asked!);
  expect(open.map(({ at }) => at)).toEqual([1, 2]);
  expect(more.map(({ at }) => at)).toEqual([3, 4]);
});
