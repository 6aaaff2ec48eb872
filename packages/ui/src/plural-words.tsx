import { count } from './long-date.tsx';

/** A count with its noun: "1 place", "24 places". */
export function many(amount: number, one: string, more = `${one}s`): string {
  return `${count(amount)} ${amount === 1 ? one : more}`;
}

/** What stands over a list: how many there are, where that is known, and in which order: "24 dates. Earliest first". */
export function countAndOrder(total: number | undefined, order: string, one: string, more?: string): string {
  return total === undefined ? order : `${many(total, one, more)}. ${order}`;
}

/** Words one after another: "Ada", "Ada and Ben", "Ada, Ben and Chloe". */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)!}`;
}
