import type { Option } from '@trellis/core/frameworks';
import { document, edition } from './strategy.ts';

const point = (id: string, text: string, readings: Option['readings'], section = 'Appendix 5'): Option => ({
  id,
  point: text,
  readings,
  default: 'a',
  source: { document, edition, section, note: 'the source leaves it open; the default is our reading' },
});

/** Points that the policy leaves open, with our readings. */
export const options: readonly Option[] = [
  point(
    'AMB-BN-1',
    'Which price has an organisation that fits two rows, such as a contractor with a turnover under £100,000?',
    {
      a: 'that of its kind: a kind that is named goes before a turnover',
      b: 'the lowest of the rows that fit',
    },
  ),
  point('AMB-BN-2', 'In which band is a turnover of exactly £100,000?', {
    a: 'the upper one',
    b: 'the lower one',
    c: 'in neither, so that all other organisations is left',
  }),
  point('AMB-BN-3', 'Is a bank holiday a working day?', {
    a: 'yes: Monday to Friday is the whole definition',
    b: 'no: it is left out, as the word is commonly meant',
  }),
  point('AMB-BN-4', 'What does the first tier pay for a half-day course that is cancelled late or missed?', {
    a: '£70, as stated, whatever the length',
    b: '£35, as the third tier pays for a half day',
  }),
  point('AMB-BN-5', 'What is charged when a free course is cancelled late or missed?', {
    a: 'nothing: the course price is nothing',
    b: 'what the tier pays late on other courses, since late charges apply to all delegates',
  }),
  point('AMB-BN-6', 'Which days stand between a notice and the course?', {
    a: 'from the day of notice up to the day before the course',
    b: 'from the day after the notice up to the day of the course',
    c: 'clear days, without the day of notice and that of the course',
  }),
  point('AMB-BN-7', 'Until when does a notice have its own day, and by which clock?', {
    a: 'until midnight on the local clock',
    b: 'until 17:00 on the local clock; later notices have the next day',
    c: 'until midnight in universal time',
  }),
  point('AMB-BN-8', 'Who counts as the same team or service?', {
    a: 'the same organisation and in it the same team or service',
    b: 'anybody of the same organisation',
  }),
  point('AMB-BN-9', 'What do organisations outside the area pay?', {
    a: 'kinds that are named with the area are all others outside it; kinds named without it pay their tier anywhere',
    b: 'all of them the fourth tier, but for the two named organisations',
    c: 'the same kind of body pays its tier wherever it is',
  }),
  point('AMB-BN-10', 'Who from outside the area pays for the free courses?', {
    a: 'everybody, the price of the tier',
    b: 'nobody',
  }),
  point('AMB-BN-11', 'How is a course of several sessions priced?', {
    a: 'by its length altogether: two half days are a full day',
    b: 'each session by itself',
  }),
  point('AMB-BN-12', 'What does a commissioned service pay that makes a profit and turns over more than £100,000?', {
    a: 'the fourth tier: the row of the third is for services that make none',
    b: 'the third tier',
  }),
  point(
    'AMB-BN-13',
    'What does a service pay that makes no profit, is not commissioned and turns over more than £100,000?',
    {
      a: 'the fourth tier',
      b: 'the third tier',
    },
  ),
  point('AMB-BN-14', 'Is a late cancellation charged when the place came from the waiting list within the ten days?', {
    a: 'yes, if the terms were accepted with the offer; otherwise no',
    b: 'no',
  }),
];
