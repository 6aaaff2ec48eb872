import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { BeforeAfter, placeOnScale } from './before-after.tsx';

const labels = ['Not sure', 'Some knowledge', 'Good knowledge', 'Confident'];

test('the ends of the scale are near the edges, and nothing stands beyond them', () => {
  expect(placeOnScale(1, 4)).toBe(3);
  expect(placeOnScale(4, 4)).toBe(97);
  expect(placeOnScale(2.5, 4)).toBe(50);
  expect(placeOnScale(4.3, 4)).toBe(97);
});

test('each row says in one sentence what it shows, and an interval is drawn only where there is one', () => {
  const html = renderToStaticMarkup(
    <BeforeAfter
      label="Objectives"
      labels={labels}
      rows={[
        {
          key: 'a',
          title: 'First',
          before: { mean: 2, low: 1.5, high: 2.5 },
          after: { mean: 3 },
          sentence: 'From 2 to 3.',
        },
        { key: 'b', title: 'Second', after: { mean: 3 }, sentence: 'After, 3.' },
      ]}
    />,
  );
  expect(html).toContain('role="img" aria-label="From 2 to 3."');
  // One in the key and one of the first row.
  expect(html.match(/before-after__interval/g)).toHaveLength(2);
  expect(html.match(/before-after__way/g)).toHaveLength(1);
  expect(html).not.toContain('Later');
  expect(html).toContain('1 Not sure · 2 Some knowledge · 3 Good knowledge · 4 Confident');
});
