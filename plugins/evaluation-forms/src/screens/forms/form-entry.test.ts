import { Form } from '@trellis/core/evaluation';
import { expect, test } from 'vitest';
import { aForm } from '../feedback/sheet.fixture.ts';
import { fieldOfPath, formEntryFaults } from './form-entry-faults.ts';
import {
  entryOfForm,
  formOfEntry,
  freeId,
  usersOfScale,
  withChanged,
  withItem,
  withLabels,
  withMoved,
  withoutItem,
  withScale,
} from './form-entry.ts';

const entry = entryOfForm(aForm);
const ids = ({ items }: { readonly items: readonly { readonly id: string }[] }): string[] => items.map(({ id }) => id);

test('a form that is opened and saved without a change is the same form', () => {
  expect(formOfEntry(entry, aForm)).toEqual(aForm);
  expect(formEntryFaults(entry, aForm)).toEqual([]);
});

test('every kind of question can be added, and the form is still one that the service takes', () => {
  const whole = (['rating', 'choice', 'text'] as const).reduce(withItem, entry);
  const named = whole.items.reduce(
    (now, { id, title }) => withChanged(now, id, { title: title === '' ? 'And?' : title }),
    whole,
  );
  expect(formEntryFaults(named, aForm)).toEqual([]);
  expect(Form.parse(formOfEntry(named, aForm)).items).toHaveLength(aForm.items.length + 3);
});

test('a question moves by one place, and stays where it is at an end', () => {
  expect(ids(withMoved(entry, 'gain', -1))).toEqual(['gain', 'confident', 'use', 'know', 'notice']);
  expect(ids(withMoved(entry, 'confident', -1))).toEqual(ids(entry));
  expect(ids(withMoved(entry, 'notice', 1))).toEqual(ids(entry));
});

test('a question keeps its id whatever is changed about it, and a new one gets an id of its own', () => {
  expect(ids(withChanged(entry, 'gain', { title: 'What was best?' }))).toEqual(ids(entry));
  expect(freeId('question', ['question-1', 'question-3'])).toBe('question-4');
  expect(ids(withItem(withoutItem(entry, 'gain'), 'text')).at(-1)).toBe('question-5');
});

test('a scale is there for as long as a question uses it', () => {
  expect(usersOfScale(entry, 'confidence').map(({ id }) => id)).toEqual(['confident']);
  expect(usersOfScale(withScale(entry), 'scale-2')).toEqual([]);
});

test('each fault stands at its field', () => {
  const wrong = withLabels(withChanged({ ...entry, followUpMonths: 'three' }, 'gain', { title: ' ' }), 'confidence', [
    'Not sure',
    '',
  ]);
  expect(formEntryFaults(wrong, aForm)).toEqual([
    { fieldId: 'form-followUpMonths', text: 'Enter after how many months as a whole number from 1 to 24' },
    { fieldId: 'scale-confidence-1', text: 'Scale 1: enter words for rank 2' },
    { fieldId: 'item-gain-title', text: 'Question 2: enter the question' },
  ]);
});

test('an anonymous form is not asked before, and the fault says at which question', () => {
  const faults = formEntryFaults({ ...entry, naming: 'anonymous' }, aForm);
  expect(faults[0]?.fieldId).toBe('item-confident-stages');
  expect(faults[0]?.text).toMatch(/^Question 1: an anonymous form cannot ask at before/);
});

test('a path of the service leads to its field', () => {
  expect(fieldOfPath('form.items.2.stages', entry)).toBe('item-use-stages');
  expect(fieldOfPath('form.theme.pairs', entry)).toBe('form-pairs');
  expect(fieldOfPath('form.scales.0.labels.2', entry)).toBe('scale-confidence-2');
  expect(fieldOfPath('from', entry)).toBeUndefined();
});
