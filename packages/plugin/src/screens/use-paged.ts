import { useRef, useState, type DependencyList } from 'react';
import type { ErrorWords } from './error-words.ts';
import { useLoad, type Loading } from './use-load.ts';

/** A page as the API gives it. */
interface PageGiven<Row> {
  readonly rows: readonly Row[];
  readonly after?: string | undefined;
  readonly total?: number | undefined;
}

/** A list that a screen shows a page at a time. */
export interface Paged<Row> {
  /** The rows of the page; undefined until the first has come. While another page is fetched the one before it stays. */
  readonly rows: readonly Row[] | undefined;
  /** How many there are on all pages, where the service counted them. */
  readonly total: number | undefined;
  /** What a pager needs: which rows these are, and the way to the others. Undefined while there are none. */
  readonly pager: PagerWay | undefined;
  readonly error: ErrorWords | undefined;
  readonly isLoading: boolean;
  /** Asks for this page once more, after something changed. */
  readonly again: () => void;
}

/** Which rows are shown, and how to get to those before and after. */
export interface PagerWay {
  readonly showing: { readonly from: number; readonly to: number; readonly total: number | undefined };
  readonly previous: { readonly onPress: () => void } | undefined;
  readonly next: { readonly onPress: () => void } | undefined;
}

/** How a list is looked through. */
export interface PagedOptions {
  /** Plain values that `load` uses besides: a search text, an order. While another is fetched, the rows of the one before stay. */
  readonly by?: DependencyList;
  /** Rows on a page. */
  readonly size?: number;
}

/**
 * Loads a list a page at a time, from its beginning again when what it depends on changes.
 *
 * @param load - asks for one page
 * @param of - plain values that say which list it is: a person, an agency, a state. Rows of one are never shown as those of another
 */
export function usePaged<Row>(
  load: (page: { limit: number; after?: string }) => Promise<PageGiven<Row>>,
  of: DependencyList,
  { by = [], size = 25 }: PagedOptions = {},
): Paged<Row> {
  const list = JSON.stringify(of);
  const question = JSON.stringify([of, by]);
  const [place, setPlace] = useState<{ readonly question: string; readonly cursors: readonly string[] }>({
    question,
    cursors: [],
  });
  const cursors = place.question === question ? place.cursors : [];
  const after = cursors.at(-1);
  // Only the first page of a list is counted, so its total is kept for those that follow.
  const counted = useRef<{ readonly question: string; readonly total: number | undefined }>(undefined);
  const loading = useLoad(
    async () => {
      const page = await load({ limit: size, ...(after === undefined ? {} : { after }) });
      if (after === undefined) counted.current = { question, total: page.total };
      const kept = counted.current?.question === question ? counted.current.total : undefined;
      return { question, page, cursors, total: page.total ?? kept };
    },
    [question, after],
    [list],
  );
  const goTo = (there: readonly string[]): void => setPlace({ question, cursors: there });
  return {
    ...shownOf(loading, question, size, goTo),
    error: loading.error,
    isLoading: loading.state === 'loading',
    again: loading.again,
  };
}

/** A page that came, and which question it answers. */
interface PageCome<Row> {
  readonly question: string;
  readonly page: PageGiven<Row>;
  readonly cursors: readonly string[];
  readonly total: number | undefined;
}

/**
 * What may be shown of the last page that came. Rows of another search or order of the list stay while this one loads, but neither
 * their count nor the way to their other pages; and not once this one has failed.
 */
export function shownOf<Row>(
  loading: Loading<PageCome<Row>>,
  question: string,
  size: number,
  goTo: (cursors: readonly string[]) => void,
): Pick<Paged<Row>, 'rows' | 'total' | 'pager'> {
  const { answer, state } = loading;
  if (answer === undefined) return { rows: undefined, total: undefined, pager: undefined };
  if (answer.question !== question)
    return { rows: state === 'loading' ? answer.page.rows : undefined, total: undefined, pager: undefined };
  return {
    rows: answer.page.rows,
    total: answer.total,
    pager: answer.page.rows.length === 0 ? undefined : wayOf(answer, size, goTo),
  };
}

function wayOf(
  { page, cursors, total }: PageCome<unknown>,
  size: number,
  goTo: (cursors: readonly string[]) => void,
): PagerWay {
  const before = cursors.length * size;
  const { after } = page;
  return {
    showing: { from: before + 1, to: before + page.rows.length, total },
    previous: cursors.length === 0 ? undefined : { onPress: () => goTo(cursors.slice(0, -1)) },
    next: after === undefined ? undefined : { onPress: () => goTo([...cursors, after]) },
  };
}
