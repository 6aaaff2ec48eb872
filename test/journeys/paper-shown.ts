import type { Page } from 'playwright-core';

/** A table of a paper as a page shows it: the cells of each row by the head of their column, the first one too. */
export type RowsShown = readonly Readonly<Record<string, string>>[];

/** Reads every table of a page, by caption. */
export async function tablesShown(page: Page): Promise<ReadonlyMap<string, RowsShown>> {
  const tables = await page.locator('main table').evaluateAll((all) =>
    all.map((table) => {
      const words = (element: Element) => (element as HTMLElement).innerText.replaceAll(/\s+/g, ' ').trim();
      const heads = [...table.querySelectorAll('thead th')].map(words);
      const rows = [...table.querySelectorAll('tbody tr, tfoot tr')].map((row) =>
        [...row.querySelectorAll('th, td')].map(words),
      );
      const caption = table.querySelector('caption');
      return { caption: caption === null ? '' : words(caption), heads, rows };
    }),
  );
  return new Map(
    tables.map(({ caption, heads, rows }) => [
      caption,
      rows.map((cells) => Object.fromEntries(heads.map((head, at) => [head, cells[at] ?? '']))),
    ]),
  );
}

/** The row of a table whose first cell begins with some words. */
export function rowOf(rows: RowsShown | undefined, head: string): Readonly<Record<string, string>> {
  const found = rows?.find((row) => Object.values(row)[0]!.startsWith(head));
  if (found === undefined) throw new Error(`No row begins with ${head}.`);
  return found;
}

/** A CSV file's rows by column; cells may be quoted. */
export function readTable(csv: string): RowsShown {
  const lines = [
    ...csv
      .replace(/^\uFEFF/, '')
      .trimEnd()
      .matchAll(/(?:^|\r?\n)((?:"(?:[^"]|"")*"|[^\r\n])*)/g),
  ];
  const [header, ...rows] = lines.map(([, line]) =>
    [...line!.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
      ([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare ?? '',
    ),
  );
  return rows.map((cells) => Object.fromEntries(header!.map((name, at) => [name, cells[at] ?? ''])));
}

/** A value without what only its form adds: `30 December 2026` and `2026-12-30`, `65%` and `65`. */
export function plain(value: string): string {
  const day = /^(\d{1,2}) (\w+) (\d{4})$/.exec(value);
  if (day !== null) return new Date(`${value} UTC`).toISOString().slice(0, 10);
  return value.replace(/%$/, '').replaceAll(',', '');
}
