import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { ChoiceLine } from './choice-line.tsx';

const choices = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No' },
];
const ignore = () => undefined;

test('a question whose words stand in the heading of its column is still heard with each answer', () => {
  const html = renderToStaticMarkup(
    <ChoiceLine quiet label="Did Ana attend?" choices={choices} value="no" onChange={ignore} />,
  );
  expect(html).toContain('<legend class="legend"><span class="vh">Did Ana attend?</span></legend>');
  expect(html).toMatch(/<input type="radio"[^>]*checked=""[^>]*value="no"/);
});

test('nothing is chosen before somebody chooses', () => {
  const html = renderToStaticMarkup(
    <ChoiceLine label="Attended" choices={choices} value={undefined} onChange={ignore} />,
  );
  expect(html).not.toContain('checked');
});
