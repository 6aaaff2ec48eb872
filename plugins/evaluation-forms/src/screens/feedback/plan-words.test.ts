import { expect, test } from 'vitest';
import { changeSentence, lineSentence, talkWords } from './plan-words.ts';
import { aForm } from './sheet.fixture.ts';

const line = {
  key: 'confident:noticing signs',
  title: 'Noticing signs',
  scale: aForm.scales[0]!,
  before: 2,
  after: 4,
  thoughtBack: false,
};

test('a line says what was said when, and what was said thinking back', () => {
  expect(lineSentence({ ...line, later: 3 })).toBe(
    'Noticing signs: before Some knowledge; after Confident; later Good knowledge.',
  );
  expect(lineSentence({ ...line, thoughtBack: true })).toContain('before Some knowledge, thinking back');
});

test('what changed is said without praise, and what fell is named', () => {
  expect(changeSentence([line])).toBe('You rated yourself higher on the one line.');
  expect(changeSentence([line, { ...line, title: 'Recording', later: 1 }])).toBe(
    'You rated yourself higher on 1 of 2 lines. Lower on: Recording.',
  );
  expect(changeSentence([{ ...line, before: undefined }])).toBeUndefined();
});

test('the talk with the manager says where it stands', () => {
  expect(talkWords({ state: 'open', said: [] }, false, 'Europe/London')).toMatchObject({
    words: 'Waits for your manager',
  });
  expect(
    talkWords(
      {
        state: 'answered',
        said: [],
        name: 'Gareth Pryce',
        talkOn: '2027-05-12',
        countersignedAt: '2027-05-13T09:00:00.000Z',
      },
      true,
      'Europe/London',
    ),
  ).toEqual({
    sign: 'current',
    words: 'Countersigned on 13 May 2027',
    text: 'You talked on 12 May 2027, says Gareth Pryce.',
  });
});
