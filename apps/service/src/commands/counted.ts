/** So many of something: `1 line`, `7 lines`; figures without commas, which scripts read. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
