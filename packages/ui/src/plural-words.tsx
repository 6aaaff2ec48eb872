import { count } from './long-date.tsx';

/** A count with its noun: "1 place", "24 places". */
export function many(amount: number, one: string, more = `${one}s`): string {
  return `${count(amount)} ${amount === 1 ? one : more}`;
}

/** Words one after another: "Ada", "Ada and Ben", "Ada, Ben and Chloe". */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)!}`;
}
