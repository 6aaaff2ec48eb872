import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Seats, seatsSentence } from './seats.tsx';

test.each([
  [17, 24, '17 of 24 places taken, 7 left'],
  [24, 24, '24 of 24 places taken, none left'],
  [0, 1, '0 of 1 place taken, 1 left'],
])('%i of %i', (taken, maximum, words) => {
  expect(seatsSentence({ taken, maximum })).toBe(words);
});

test('each place is drawn, and the drawing says its words', () => {
  const page = renderToStaticMarkup(<Seats taken={17} maximum={24} />);
  expect(page).toContain('aria-label="17 of 24 places taken, 7 left"');
  expect(page.match(/seats__taken/g)).toHaveLength(17);
  expect(page.match(/seats__free/g)).toHaveLength(7);
});

test('a hall is one bar', () => {
  const page = renderToStaticMarkup(<Seats taken={50} maximum={200} />);
  expect(page.match(/<rect/g)).toHaveLength(2);
  expect(page).toContain('width="25%"');
});
