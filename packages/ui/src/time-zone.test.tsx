import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { longTime } from './long-date.tsx';
import { TimeZoneProvider, useTimeZone } from './time-zone.tsx';

function Sent() {
  const timeZone = useTimeZone();
  return <p>{longTime('2027-06-30T23:30:00Z', timeZone)}</p>;
}

test('a moment is told by the clock of the partnership', () => {
  const shown = (timeZone: string) =>
    renderToStaticMarkup(
      <TimeZoneProvider timeZone={timeZone}>
        <Sent />
      </TimeZoneProvider>,
    );
  expect(shown('Europe/London')).toBe('<p>1 July 2027 at 12:30am</p>');
  expect(shown('Atlantic/Azores')).toBe('<p>30 June 2027 at 11:30pm</p>');
});

test('nothing tells a time in a zone that nobody gave', () => {
  expect(() => renderToStaticMarkup(<Sent />)).toThrow('TimeZoneProvider');
});
