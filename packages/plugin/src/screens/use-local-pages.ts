import { useState } from 'react';
import type { ErrorWords } from './error-words.ts';
import type { Paged } from './use-paged.ts';

const PAGE = 25;

/**
 * A list that came whole, shown a page at a time.
 *
 * @param by - what was searched or chosen; another begins at the first page again
 */
export function useLocalPages<Row>(
  rows: readonly Row[] | undefined,
  {
    by,
    error,
    isLoading,
    again,
  }: {
    readonly by: string;
    readonly error: ErrorWords | undefined;
    readonly isLoading: boolean;
    readonly again: () => void;
  },
): Paged<Row> {
  const [place, setPlace] = useState({ by, page: 0 });
  const total = rows?.length ?? 0;
  const page = place.by === by ? Math.min(place.page, Math.max(0, Math.ceil(total / PAGE) - 1)) : 0;
  const from = page * PAGE;
  const shown = rows?.slice(from, from + PAGE);
  const goTo = (to: number) => ({ onPress: () => setPlace({ by, page: to }) });
  return {
    rows: shown,
    total: rows === undefined ? undefined : total,
    pager:
      shown === undefined || total <= PAGE
        ? undefined
        : {
            showing: { from: from + 1, to: from + shown.length, total },
            previous: page === 0 ? undefined : goTo(page - 1),
            next: from + PAGE >= total ? undefined : goTo(page + 1),
          },
    error,
    isLoading,
    again,
  };
}
