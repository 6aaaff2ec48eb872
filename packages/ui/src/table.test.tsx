import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { pageNumbers, Pager } from './pager.tsx';
import { sortChoices } from './sort-select.tsx';
import { nextSort, Table, type Column } from './table.tsx';

type Row = { number: string; team: string; days: number };
const rows: Row[] = [{ number: 'RH-20417', team: 'Maternity', days: 191 }];
const columns: Column<Row>[] = [
  { key: 'person', header: 'Person', heading: true, sortable: true, cell: (row) => row.number },
  { key: 'team', header: 'Team', cell: (row) => row.team },
  {
    key: 'days',
    header: 'Days overdue',
    kind: 'number',
    sortable: true,
    sortWords: { ascending: 'shortest first', descending: 'longest first' },
    cell: (row) => row.days,
  },
  { key: 'open', header: 'Open', quiet: true, cell: () => <a href="/why">Open</a> },
];
const sort = { key: 'days', direction: 'descending' } as const;
const ignore = () => undefined;

describe('a table', () => {
  test('says its count and order, and which column it is ordered by', () => {
    const html = renderToStaticMarkup(
      <Table
        caption="699 overdue. Longest first"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.number}
        sort={sort}
        onSort={ignore}
      />,
    );
    expect(html).toContain('<caption>699 overdue. Longest first</caption>');
    expect(html).toContain('aria-sort="descending"');
    expect(html.match(/aria-sort/g)).toHaveLength(1);
  });

  test('keeps its roles and its labels when rows become cards', () => {
    const html = renderToStaticMarkup(
      <Table caption="One" columns={columns} rows={rows} rowKey={(row) => row.number} />,
    );
    expect(html).toContain('<th role="rowheader" scope="row">RH-20417</th>');
    expect(html).toContain('<td role="cell" data-label="Team">Maternity</td>');
    expect(html).toContain('<span class="vh">Open</span>');
    expect(html).toMatch(/role="table".*role="rowgroup".*role="row".*role="columnheader"/);
  });

  test('cannot be ordered by pressing when nothing would happen', () => {
    const html = renderToStaticMarkup(
      <Table caption="One" columns={columns} rows={rows} rowKey={(row) => row.number} sort={sort} />,
    );
    expect(html).not.toContain('<button');
  });

  test('shows what it is told to when there are no rows', () => {
    expect(
      renderToStaticMarkup(
        <Table caption="None" columns={columns} rows={[]} rowKey={(row) => row.number} empty={<p>No rows</p>} />,
      ),
    ).toBe('<p>No rows</p>');
  });

  test('has sums in a last row', () => {
    const html = renderToStaticMarkup(
      <Table
        caption="One"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.number}
        foot={{ person: 'All', days: 191 }}
      />,
    );
    expect(html).toContain('<tfoot role="rowgroup"><tr role="row"><th role="rowheader" scope="row">All</th>');
  });
});

describe('the order of a table', () => {
  test('begins with the highest number and the first letter', () => {
    expect(nextSort({ key: 'days', kind: 'number' }, undefined)).toEqual({ key: 'days', direction: 'descending' });
    expect(nextSort({ key: 'team' }, sort)).toEqual({ key: 'team', direction: 'ascending' });
  });

  test('turns round on a second press', () => {
    expect(nextSort({ key: 'days', kind: 'number' }, sort)).toEqual({ key: 'days', direction: 'ascending' });
  });

  test('can be chosen in words where headers are out of sight', () => {
    expect(sortChoices(columns).map((choice) => choice.label)).toEqual([
      'Person, A to Z',
      'Person, Z to A',
      'Days overdue, shortest first',
      'Days overdue, longest first',
    ]);
  });
});

describe('a pager', () => {
  test.each([
    [1, 1, [1]],
    [1, 5, [1, 2, 3, 4, 5]],
    [1, 6, [1, 2, 3, null, 6]],
    [1, 88, [1, 2, 3, null, 88]],
    [4, 88, [1, 2, 3, 4, 5, null, 88]],
    [40, 88, [1, null, 39, 40, 41, null, 88]],
    [88, 88, [1, null, 86, 87, 88]],
  ])('on page %d of %d offers %j', (current, pages, shown) => {
    expect(pageNumbers(current, pages)).toEqual(shown);
  });

  test('says where it is and how many there are', () => {
    const html = renderToStaticMarkup(
      <Pager
        label="Pages of people"
        showing={{ from: 1, to: 50, total: 3100 }}
        pages={{ current: 1, count: 62, hrefFor: (page) => `?page=${page}` }}
        next={{ href: '?page=2' }}
      />,
    );
    expect(html).toContain('Showing <b>1 to 50</b> of <b>3,100</b>');
    expect(html).toContain('aria-current="page" aria-label="Page 1"');
    expect(html).not.toContain('Previous');
  });

  test('goes on and back where nobody has counted', () => {
    const html = renderToStaticMarkup(
      <Pager label="Audit" showing={{ from: 51, to: 100 }} previous={{ onPress: ignore }} next={{ onPress: ignore }} />,
    );
    expect(html).toContain('Showing <b>51 to 100</b></p>');
    expect(html.match(/<button/g)).toHaveLength(2);
  });
});
