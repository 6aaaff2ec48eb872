/** A row of a file, as cells by column in camelCase: what imports take. */
export type Cells = Readonly<Record<string, string>>;

/** One post of one practitioner of a council, with fixed values; what a test is about it says itself. */
export function aPost(changes: Cells = {}): Cells {
  return {
    agencyRef: 'AC',
    agencyName: 'Avonmere Council',
    agencyKind: 'council',
    staffNumber: 'AC-1001',
    givenName: 'Amara',
    familyName: 'Okafor',
    workEmail: 'amara.okafor@avonmere.example',
    jobTitle: 'Family support worker',
    audience: 'LCF-G3',
    startsOn: '2024-01-08',
    ...changes,
  };
}

/** One completion by the person of {@link aPost}. */
export function aCompletion(changes: Cells = {}): Cells {
  return {
    agencyRef: 'AC',
    staffNumber: 'AC-1001',
    kind: 'completion',
    satisfies: 'LCF-L2',
    achievedOn: '2025-03-10',
    ...changes,
  };
}

/** Rows as an importer numbers them: the header is row 1. */
export function fileRows(rows: readonly Cells[]): readonly { readonly row: number; readonly cells: Cells }[] {
  return rows.map((cells, index) => ({ row: index + 2, cells }));
}

/** Rows as a CSV file, with the columns in snake_case. */
export function csvFile(rows: readonly Cells[]): string {
  const fields = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cell = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  const header = fields.map((field) => field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`));
  return [header, ...rows.map((row) => fields.map((field) => cell(row[field] ?? '')))]
    .map((line) => `${line.join(',')}\n`)
    .join('');
}
