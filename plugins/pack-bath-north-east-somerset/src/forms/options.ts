import type { Option } from '@trellis/core/frameworks';
import { document, edition } from '../charging/strategy.ts';

const point = (id: string, text: string, section: string, readings: Option['readings']): Option => ({
  id,
  point: text,
  readings,
  default: 'a',
  source: { document, edition, section, note: 'the source leaves it open; the default is our reading' },
});

/** Points that the form and the method of evaluation leave open, with our readings. */
export const evaluationOptions: readonly Option[] = [
  point(
    'AMB-EV-1',
    'How many points has the scale, which is printed with four columns and three labels?',
    'Appendix 6',
    {
      a: 'four: the two columns in the middle share a label',
      b: 'three: the empty column is layout',
    },
  ),
  point('AMB-EV-2', 'What is a common theme of objectives that were not met?', '5 Methods of Evaluation', {
    a: '30 % of at least five pairs, or 20 % in two runs in a row, opens a review of the course; a person decides what comes of it',
    b: 'what a coordinator takes for one: the numbers are shown, and nothing is opened',
  }),
  point('AMB-EV-3', 'Is the form named?', 'Appendix 6', {
    a: 'yes, for the learner’s own plan and the talk with the manager; no summary has a name',
    b: 'no: anonymous, and asked on the day only',
  }),
  point('AMB-EV-4', 'When are objectives rated as they were before the course?', '5 Methods of Evaluation', {
    a: 'before it, on a sheet of their own; whoever missed that is asked to think back, and it is marked',
    b: 'after it, thinking back, on one sheet that is filled in twice',
  }),
  point('AMB-EV-5', 'How many objectives does the form take?', 'Appendix 6', {
    a: 'up to seven, as printed',
    b: 'as many as a course has, up to twenty',
  }),
];
