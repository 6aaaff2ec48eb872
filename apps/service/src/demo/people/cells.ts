/** A row of a file, as cells by column in camelCase. */
export type Cells = Readonly<Record<string, string>>;
