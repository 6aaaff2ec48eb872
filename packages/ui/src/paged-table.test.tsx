import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { PagedTable, type PagedTableProps } from './paged-table.tsx';

type Row = { readonly name: string };

const paged = { rows: undefined, pager: undefined, error: undefined, isLoading: false };
const shown = (change: Partial<PagedTableProps<Row>['paged']>): string =>
  renderToStaticMarkup(
    <PagedTable<Row>
      paged={{ ...paged, ...change }}
      what="people"
      caption="People"
      columns={[{ key: 'name', header: 'Name', heading: true, cell: (row) => row.name }]}
      rowKey={(row) => row.name}
      empty={<p>Nobody.</p>}
    />,
  );

test('a list that is on its way says so', () => {
  expect(shown({ isLoading: true })).toContain('Loading the list');
});

test('rows stay while others are fetched, and are marked as not the newest', () => {
  const html = shown({ rows: [{ name: 'Chloe' }], isLoading: true });
  expect(html).toContain('Chloe');
  expect(html).toContain('aria-busy="true"');
  expect(shown({ rows: [{ name: 'Chloe' }] })).not.toContain('aria-busy');
});

test('a list that cannot be loaded says why, and no more', () => {
  const error = { sentence: 'Try again.', fields: [{ field: 'text', reason: 'is too long' }] };
  const html = shown({ error });
  expect(html).toContain('<strong>We could not load the people</strong><p>Try again.</p><p>text: is too long</p>');
  expect(html).not.toContain('Loading');
});

test('an empty list says why it is empty', () => {
  expect(shown({ rows: [] })).toBe('<p>Nobody.</p>');
});
