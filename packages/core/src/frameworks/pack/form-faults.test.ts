import { describe, expect, it } from 'vitest';
import { formFaults } from './form-faults.ts';
import { Form } from '../schema.ts';

const source = { document: 'made up' };
const scale = { id: 'S', labels: ['Not sure', 'Sure'] };
const objectives = { kind: 'objectives', id: 'O', title: 'Objectives', stages: ['before', 'after'], scale: 'S' };
const text = { kind: 'text', id: 'T', title: 'What else?', stages: ['after'] };
const form = (more: object = {}): Form =>
  Form.parse({ id: 'F', version: '1', title: 'Form', scales: [scale], items: [objectives, text], source, ...more });
const faults = (more: object): readonly string[] =>
  formFaults(form(more)).map(({ field, reason }) => `${field}: ${reason}`);

describe('what is wrong with a form', () => {
  it('is nothing where it is whole', () => {
    expect(faults({})).toEqual([]);
    expect(faults({ naming: 'anonymous', headings: ['course-title'], items: [text] })).toEqual([]);
  });

  it.each<[string, object, readonly string[]]>([
    ['an id twice', { items: [text, text] }, ['items: the id T is there twice']],
    ['a scale twice', { scales: [scale, scale] }, ['scales: the id S is there twice']],
    ['a label twice', { scales: [{ id: 'S', labels: ['Sure', 'Sure'] }] }, ['scales.S.labels: "Sure" is there twice']],
    ['a scale that is not there', { items: [{ ...objectives, scale: 'X' }] }, ['items.O.scale: there is no scale X']],
    ['a stage twice', { items: [{ ...text, stages: ['after', 'after'] }] }, ['items.T.stages: after is there twice']],
    [
      'a choice twice',
      {
        items: [
          {
            kind: 'choice',
            id: 'C',
            title: 'Which?',
            stages: ['after'],
            choices: [
              { id: 'x', label: 'X' },
              { id: 'x', label: 'Y' },
            ],
          },
        ],
      },
      ['items.C.choices: the id x is there twice'],
    ],
    [
      'objectives twice',
      { items: [objectives, { ...objectives, id: 'P' }] },
      ['items: objectives are asked for twice; one question has all of them'],
    ],
    [
      'nothing after the course',
      { items: [{ ...text, stages: ['before'] }] },
      ['items: nothing is asked after the course'],
    ],
    [
      'managers before learners',
      { items: [text, { ...text, id: 'M', stages: ['manager'] }] },
      ['items: managers are asked and learners are not; ask something at the follow-up'],
    ],
    [
      'objectives for a manager',
      { items: [{ ...objectives, stages: ['after', 'follow-up', 'manager'] }] },
      ['items.O.stages: a manager is not asked to rate the objectives of somebody else'],
    ],
  ])('%s', (_what, more, expected) => {
    expect(faults(more)).toEqual(expected);
  });

  it('says all that would let somebody be told by an anonymous form', () => {
    const items = [objectives, { ...text, stages: ['after', 'follow-up'], isPlan: true }];
    expect(faults({ naming: 'anonymous', headings: ['course-title', 'name'], items })).toEqual([
      'headings: an anonymous form cannot be headed with name',
      'items.O.stages: an anonymous form cannot ask at before, because nobody could tell whose sheet it is',
      'items.T.stages: an anonymous form cannot ask at follow-up, because nobody could tell whose sheet it is',
      'items.T.isPlan: an anonymous answer cannot be part of a plan',
    ]);
  });
});
