import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { RankSaid, RankScale } from './rank-scale.tsx';

const labels = ['Not sure', 'Some knowledge', 'Good knowledge', 'Confident'];
const ignore = () => undefined;

test('a scale is one question with a radio button for each of its own words', () => {
  const html = renderToStaticMarkup(
    <RankScale id="one" label="Recording a concern" labels={labels} value={3} onChange={ignore} />,
  );
  expect(html).toContain('<legend class="legend">Recording a concern</legend>');
  expect(html.match(/type="radio"/g)).toHaveLength(4);
  expect(html).toMatch(/checked="" value="3"|value="3" checked=""/);
  expect(html.match(/rank-steps__on/g)).toHaveLength(1 + 2 + 3 + 4);
});

test('nothing is chosen until somebody chooses', () => {
  const html = renderToStaticMarkup(<RankScale label="How?" labels={labels} value={undefined} onChange={ignore} />);
  expect(html).not.toContain('checked');
});

test('what was said before is told in words, and the picture is for the eye alone', () => {
  const html = renderToStaticMarkup(<RankSaid when="Before" rank={2} labels={labels} />);
  expect(html).toContain('<strong>Some knowledge</strong>');
  expect(html).toContain('aria-hidden="true"');
});
