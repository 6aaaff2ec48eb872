import { jobActor } from '../actors.ts';
import type { Installation } from '../installation.ts';
import { courseRefOf, offersOf, type Offer } from './offers.ts';

/** How many courses are shown at once; a search finds the others. */
const MOST_SHOWN = 50;

/** What somebody may choose from, as far as she searched for it. */
export interface OffersFound {
  /** What her search fits: every such page, and the first courses by title. */
  readonly found: readonly Offer[];
  /** What she has ticked, whether or not her search fits it. */
  readonly chosen: readonly Offer[];
  /** How many courses her search fits, shown or not. */
  readonly courseCount: number;
}

/**
 * Offers of a partnership whose title or reference has every word of a search, and those that are chosen already.
 *
 * @param asked.search - empty for everything
 * @param asked.chosen - ids of offers; what is not one is left out
 */
export async function findOffers(
  { bind, plugins, publicUrl }: Pick<Installation, 'bind' | 'plugins' | 'publicUrl'>,
  partnershipId: number,
  asked: { readonly search: string; readonly chosen: ReadonlySet<string> },
): Promise<OffersFound> {
  const words = asked.search.split(/\s+/).filter(Boolean);
  const refs = [...asked.chosen].flatMap((id) => courseRefOf(id) ?? []);
  const { matching, ticked } = await bind(
    partnershipId,
    jobActor('launch'),
  )(async ({ store: { courses } }) => ({
    matching: await courses.matching(words, MOST_SHOWN),
    ticked: refs.length === 0 ? [] : await courses.byRefs(refs),
  }));
  const offered = (courses: readonly (typeof ticked)[number][]): readonly Offer[] =>
    offersOf(
      plugins,
      courses.map(({ course }) => course),
      publicUrl,
    );
  const offers = offered(matching.rows);
  return {
    found: offers.filter(({ kind, title }) => kind === 'course' || hasWords(title, words)),
    chosen: offered(ticked).filter(({ id }) => asked.chosen.has(id)),
    courseCount: offers.some(({ kind }) => kind === 'course') ? matching.count : 0,
  };
}

function hasWords(title: string, words: readonly string[]): boolean {
  const text = title.toLocaleLowerCase('en-GB');
  return words.every((word) => text.includes(word.toLocaleLowerCase('en-GB')));
}
