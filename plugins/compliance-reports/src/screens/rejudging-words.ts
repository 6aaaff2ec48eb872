import { count, longTime } from '@trellis/ui/long-date';

interface Underway {
  readonly state: 'waiting' | 'judging' | 'storing' | 'done';
  readonly peopleDone: number;
  readonly peopleOf: number;
  readonly askedAt: string;
}

/** What the figures rest on while everybody is judged again; undefined once that is done. */
export function rejudgingWords(
  rejudging: Underway | null | undefined,
  timeZone: string,
): { readonly words: string; readonly note: string } | undefined {
  if (rejudging === null || rejudging === undefined || rejudging.state === 'done') return undefined;
  const { state, peopleDone, peopleOf, askedAt } = rejudging;
  return {
    note: `These figures are by the rules before ${longTime(askedAt, timeZone)}.`,
    words:
      state === 'waiting'
        ? 'Everybody will be judged anew'
        : state === 'storing'
          ? 'Everybody has been judged anew; the new answers are being put in place'
          : `${count(peopleDone)} of ${count(peopleOf)} people judged anew`,
  };
}
