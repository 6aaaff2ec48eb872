import { escapeHtml, page } from '../http/page.ts';
import type { Offer } from './offers.ts';

/** What the page shows while somebody chooses. */
export interface SelectFacts {
  /** The page's own secret, by which her choice is known again. */
  readonly token: string;
  readonly offers: readonly Offer[];
  /** Ids of what she has ticked so far. */
  readonly chosen: ReadonlySet<string>;
  readonly search: string;
  /** Whether the LMS takes more than one. */
  readonly acceptsMultiple: boolean;
  /** What is wrong with what she sent, in words. */
  readonly fault?: string;
}

/** How many courses are shown at once; the search finds the others. */
const MOST_SHOWN = 50;

/** The page on which somebody who prepares a course of an LMS chooses what of Trellis to place in it. It works without a script. */
export function selectPage({ token, offers, chosen, search, acceptsMultiple, fault }: SelectFacts): string {
  const found = offers.filter((offer) => matches(offer, search));
  const isElsewhere = (offer: Offer): boolean => chosen.has(offer.id) && !found.includes(offer);
  const courses = found.filter(({ kind }) => kind === 'course');
  const list = (legend: string, listed: readonly Offer[]): string =>
    listed.length === 0
      ? ''
      : `<fieldset><legend>${legend}</legend>${listed.map((offer) => choice(offer, chosen, acceptsMultiple)).join('')}</fieldset>`;
  const shown = courses.filter((offer, index) => index < MOST_SHOWN || chosen.has(offer.id));
  return page({
    title: 'What shall be placed in this course?',
    paragraphs: [
      acceptsMultiple
        ? 'Tick what you want to place, then press “Place”.'
        : 'Choose what you want to place, then press “Place”. Your learning platform takes one at a time.',
    ],
    html: [
      `<style>${style}</style>`,
      fault === undefined ? '' : `<p role="alert"><strong>${escapeHtml(fault)}</strong></p>`,
      '<form method="post" action="/lti/select">',
      `<input type="hidden" name="token" value="${escapeHtml(token)}">`,
      // The first button of a form is the one that Enter presses in the search field.
      `<p class="search"><label for="search">Search by title or reference</label><input id="search" name="search" type="search" maxlength="200" value="${escapeHtml(search)}">`,
      '<button name="do" value="search">Search</button></p>',
      `<p role="status">${foundWords(found.length, search)}</p>`,
      list('Chosen so far', offers.filter(isElsewhere)),
      list(
        'Pages for each person',
        found.filter(({ kind }) => kind === 'page'),
      ),
      list('Courses', shown),
      shown.length < courses.length
        ? `<p>${courses.length - shown.length} more courses are not shown. Search to find them.</p>`
        : '',
      '<p class="ends"><button name="do" value="place">Place</button> <button name="do" value="cancel">Go back without placing anything</button></p>',
      '</form>',
    ].join(''),
  });
}

const style =
  'fieldset{border:1px solid;border-radius:.25rem;margin:1rem 0;padding:.5rem 1rem}legend{font-weight:700;padding:0 .4rem}' +
  '.choice{display:flex;gap:.75rem;align-items:flex-start;padding:.5rem 0}.choice input{width:1.5rem;height:1.5rem;margin:.1rem 0;flex:none}' +
  '.choice small{display:block}.search label{display:block}.search input{font:inherit;padding:.5rem;width:100%;box-sizing:border-box;margin-bottom:.5rem;border:2px solid;border-radius:.25rem}' +
  '.ends{display:flex;flex-wrap:wrap;gap:.75rem}';

function matches({ title, about, kind }: Offer, search: string): boolean {
  const words = search.toLocaleLowerCase('en-GB').split(/\s+/).filter(Boolean);
  const text = `${title} ${kind === 'course' ? about : ''}`.toLocaleLowerCase('en-GB');
  return words.every((word) => text.includes(word));
}

function foundWords(count: number, search: string): string {
  if (search.trim() === '') return '';
  return count === 0 ? `Nothing is called “${escapeHtml(search)}”.` : `${count} found.`;
}

function choice({ id, title, about }: Offer, chosen: ReadonlySet<string>, acceptsMultiple: boolean): string {
  const type = acceptsMultiple ? 'checkbox' : 'radio';
  const checked = chosen.has(id) ? ' checked' : '';
  return `<label class="choice"><input type="${type}" name="offer" value="${escapeHtml(id)}"${checked}><span>${escapeHtml(title)}<small>${escapeHtml(about)}</small></span></label>`;
}

/** For somebody whose choice was made already, or who came without an LMS. */
export const endedPage = page({
  title: 'There is nothing to choose here',
  paragraphs: [
    'This page is opened by a learning platform when you add Trellis to a course, and works once, for an hour.',
    'Go back to the course in your learning platform and begin again.',
  ],
});

/** For somebody who only learns in the course. */
export const learnerPage = page({
  title: 'This is for whoever prepares the course',
  paragraphs: [
    'Your learning platform says that you are a learner in this course, so you cannot choose what is placed in it.',
    'If you do prepare it, ask the person who looks after the platform to give you the role of a teacher there.',
  ],
});
