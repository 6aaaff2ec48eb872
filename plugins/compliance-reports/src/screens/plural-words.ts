import { count } from '@trellis/ui/long-date';

/** So many of something: "1 report", "12 reports". */
export function many(value: number, one: string, more = `${one}s`): string {
  return `${count(value)} ${value === 1 ? one : more}`;
}
