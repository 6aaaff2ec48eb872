import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { Checkbox, CheckboxGroup } from './checkbox-group.tsx';
import { ComboField } from './combo-field.tsx';
import { dateOf, DateField, entryOf, noDate } from './date-field.tsx';
import { ErrorSummary } from './error-summary.tsx';
import { FileField, fileSize } from './file-field.tsx';
import { Form } from './form.tsx';
import { RadioGroup } from './radio-group.tsx';
import { FilterBar, SearchField } from './search-field.tsx';
import { SelectField } from './select-field.tsx';
import { TextField } from './text-field.tsx';

const ignore = () => undefined;

describe('a date in three boxes', () => {
  test.each([
    [{ day: '1', month: '10', year: '2026' }, '2026-10-01'],
    [{ day: ' 09 ', month: '2', year: '2027' }, '2027-02-09'],
    [{ day: '29', month: '2', year: '2024' }, '2024-02-29'],
    [{ day: '29', month: '2', year: '2026' }, null],
    [{ day: '31', month: '4', year: '2026' }, null],
    [{ day: '1', month: '13', year: '2026' }, null],
    [{ day: '1', month: '1', year: '26' }, null],
    [{ day: '-1', month: '1', year: '2026' }, null],
    [noDate, null],
  ])('%j means %s', (entry, on) => {
    expect(dateOf(entry)).toBe(on);
  });

  test('shows a date without noughts', () => {
    expect(entryOf('2026-02-09')).toEqual({ day: '9', month: '2', year: '2026' });
    expect(entryOf(null)).toBe(noDate);
    expect(entryOf('soon')).toBe(noDate);
  });

  test('is one question with three labels', () => {
    const html = renderToStaticMarkup(
      <DateField id="as-at" label="As at" hint="What was true on this day" value={noDate} onChange={ignore} />,
    );
    expect(html).toMatch(/<fieldset aria-describedby="as-at-hint"><legend class="legend">As at<\/legend>/);
    expect(html.match(/<label for="as-at/g)).toHaveLength(3);
  });
});

describe('a question', () => {
  test('is tied to its label, hint and error', () => {
    const html = renderToStaticMarkup(
      <TextField id="email" label="E-mail address" hint="For notices" error="Enter an e-mail address" type="email" />,
    );
    expect(html).toContain('<label for="email">E-mail address</label>');
    expect(html).toContain('aria-describedby="email-hint email-error"');
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('<span class="vh">Error: </span>Enter an e-mail address');
  });

  test('says when it need not be answered', () => {
    const html = renderToStaticMarkup(<TextField label="Reason" lines={3} optional />);
    expect(html).toContain('(optional)');
    expect(html).toContain('<textarea');
    expect(html).not.toContain('required');
  });

  test('offers a short list with a first line', () => {
    const html = renderToStaticMarkup(
      <SelectField
        label="Team"
        first="All 64 teams"
        choices={[{ value: 'maternity', label: 'Maternity' }]}
        value="maternity"
        onChange={ignore}
      />,
    );
    expect(html).toContain(
      '<option value="">All 64 teams</option><option value="maternity" selected="">Maternity</option>',
    );
  });

  test('offers a long list to be found by typing', () => {
    const html = renderToStaticMarkup(
      <ComboField
        id="group"
        label="Group"
        none="No group has this name."
        choices={[{ value: 'a', label: 'Group 1' }]}
        value={null}
        onChange={ignore}
      />,
    );
    expect(html).toMatch(/role="combobox"/);
    expect(html).toContain('Group');
  });

  test('is asked in a form that says its faults in words', () => {
    const html = renderToStaticMarkup(
      <Form label="Invite somebody" onSubmit={ignore}>
        <TextField label="E-mail address" name="email" />
      </Form>,
    );
    expect(html).toMatch(/^<form class="stack stack--wide" aria-label="Invite somebody" novalidate="">/i);
  });

  test('searches within a named search form', () => {
    const html = renderToStaticMarkup(
      <FilterBar label="Overdue requirements">
        <SearchField label="Search" />
      </FilterBar>,
    );
    expect(html).toContain('<search aria-label="Overdue requirements"><form class="tools">');
    expect(html).toContain('type="search"');
  });

  test('shows a few choices at once, with detail', () => {
    const html = renderToStaticMarkup(
      <RadioGroup
        id="post"
        label="Which post?"
        value="a"
        onChange={ignore}
        choices={[
          { value: 'a', label: 'Practitioner', detail: '£35' },
          { value: 'b', label: 'Volunteer' },
        ]}
      />,
    );
    expect(html).toContain('<strong>Practitioner</strong><small>£35</small>');
    expect(html.match(/checked=""/g)).toHaveLength(1);
    expect(html).toContain('id="post"');
  });

  test('takes any number of choices', () => {
    const html = renderToStaticMarkup(
      <CheckboxGroup
        label="Do you need anything?"
        value={['captions', 'print']}
        onChange={ignore}
        choices={[
          { value: 'captions', label: 'Captions' },
          { value: 'print', label: 'Large print' },
          { value: 'other', label: 'Something else' },
        ]}
      />,
    );
    expect(html.match(/checked=""/g)).toHaveLength(2);
  });

  test('leaves a consent unticked', () => {
    const html = renderToStaticMarkup(
      <Checkbox label="I agree" checked={false} onChange={ignore} error="Tick the box to go on" />,
    );
    expect(html).not.toContain('checked=""');
    expect(html).toContain('Tick the box to go on');
  });
});

describe('a file to send', () => {
  test.each([
    [999, '999 bytes'],
    [18_432, '18 kB'],
    [999_499, '999 kB'],
    [999_500, '1.0 MB'],
    [3_400_000, '3.4 MB'],
  ])('%d bytes is said as %s', (bytes, words) => {
    expect(fileSize(bytes)).toBe(words);
  });

  test('can be reached with the keyboard and says what is chosen', () => {
    const html = renderToStaticMarkup(
      <FileField
        id="staff"
        label="Staff file"
        hint="A CSV file"
        file={{ name: 'staff.csv', size: 18_432 }}
        onFile={ignore}
        accept=".csv"
      />,
    );
    expect(html).toContain('staff.csv, 18 kB');
    expect(html).toContain('aria-describedby="staff-hint staff-file"');
    expect(html).toMatch(/<input[^>]*type="file"/);
  });
});

describe('what is to be put right', () => {
  test('leads to each field', () => {
    const html = renderToStaticMarkup(
      <ErrorSummary errors={[{ fieldId: 'email', text: 'Enter an e-mail address' }, { text: 'Try again later' }]} />,
    );
    expect(html).toContain('role="alert"');
    expect(html).toContain('<a href="#email">Enter an e-mail address</a>');
    expect(html).toContain('<li>Try again later</li>');
  });

  test('is nothing when all is well', () => {
    expect(renderToStaticMarkup(<ErrorSummary errors={[]} />)).toBe('');
  });
});
