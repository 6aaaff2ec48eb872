import type { PairedChange, StageRate } from '@trellis/core/evaluation';
import { expect, test } from 'vitest';
import {
  changeSentence,
  changeWords,
  gainWords,
  leadSentence,
  rateFigure,
  rateWords,
  toldWords,
  unmetWords,
} from './summary-words.ts';

const change: PairedChange = {
  key: 'confident:noticing',
  title: 'Noticing signs',
  scale: { id: 'confidence', labels: ['Not sure', 'Some knowledge', 'Good knowledge', 'Confident'] },
  pairs: 12,
  thoughtBack: 0,
  before: { mean: 2, low: 1.6, high: 2.4 },
  after: { mean: 3.5, low: 3.2, high: 3.8 },
  gain: { mean: 1.5, low: 1.1, high: 1.9 },
  better: 10,
  same: 2,
  worse: 0,
  unmet: 5,
  unmetShare: 5 / 12,
  verdict: 'theme',
};
const rate: StageRate = { stage: 'after', asked: 24, answered: 19, declined: 'withheld' };

test('a change has its sign and its interval', () => {
  expect(gainWords(change.gain)).toBe('+1.5 (+1.1 to +1.9)');
  expect(gainWords({ mean: -0.31 })).toBe('−0.3');
  expect(changeWords(-0.01)).toBe('0.0');
  expect(gainWords('withheld')).toBe('withheld');
});

test('a rate is rounded down, and a number that is withheld is told nowhere', () => {
  expect(rateWords(rate)).toBe('19 of 24 (79%)');
  expect(rateWords({ ...rate, answered: 'withheld' })).toBe('withheld of 24');
  expect(rateWords({ ...rate, asked: 'withheld' })).toBe('withheld');
  expect(rateWords({ ...rate, asked: 0, answered: 0 })).toBe('Nobody asked');
  expect(rateFigure(rate)).toEqual({ value: '79%', label: '19 of 24 answered, after the course' });
  expect(rateFigure({ ...rate, asked: 'withheld' }).value).toBe('withheld');
  expect(toldWords(1234)).toBe('1,234');
});

test('the plot says itself in words', () => {
  expect(changeSentence(change)).toBe(
    'Noticing signs: before 2.0 (1.6 to 2.4), after 3.5 (3.2 to 3.8) on a scale from 1, Not sure, to 4, Confident. The mean change is +1.5 (+1.1 to +1.9) among 12 people who rated twice.',
  );
});

test('how many did not meet an objective is told out of the pairs', () => {
  expect(unmetWords(change)).toBe('5 of 12 (41%)');
});

test('the first sentence claims no more than the intervals do', () => {
  expect(leadSentence({ changes: [change], rates: [rate] })).toBe(
    'Confidence rose on the one objective that can be told.',
  );
  expect(
    leadSentence({ changes: [change, { ...change, gain: { mean: 0.4, low: -0.1, high: 0.9 } }], rates: [rate] }),
  ).toBe('Confidence rose on 1 of 2 objectives.');
  // Everybody changed by the same, so there is no interval.
  expect(leadSentence({ changes: [{ ...change, gain: { mean: 1 } }, change], rates: [rate] })).toBe(
    'Confidence rose on all 2 objectives.',
  );
  expect(leadSentence({ changes: [{ ...change, gain: { mean: 0 } }], rates: [rate] })).toBe(
    'None of 1 objective clearly rose.',
  );
  expect(leadSentence({ changes: [], rates: [{ ...rate, answered: 0 }] })).toBe('Nobody has answered yet.');
  expect(leadSentence({ changes: [{ key: 'a', title: 'A', withheld: true }], rates: [rate] })).toBe(
    'Too few answered for figures that point at nobody.',
  );
});
