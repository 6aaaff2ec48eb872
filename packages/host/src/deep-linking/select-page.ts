import { escapeHtml, page } from '../http/page.ts';
import type { OffersFound } from './find-offers.ts';
import type { Offer } from './offers.ts';

/** What the page shows while somebody chooses. */
export interface SelectFacts {
  /** The page's own secret, by which her choice is known again. */
  readonly token: string;
  readonly offers: OffersFound;
  /** What was searched for; empty on the page as it opens. */
  readonly search: string;
  /** Whether the LMS takes more than one. */
  readonly acceptsMultiple: boolean;
  /** What is wrong with what she sent, in words. */
  readonly fault?: string;
}

const TITLE = 'What shall be placed in this course?';

/** The id of what is new on the page. */
const NEWS = 'news';

/**
 * The page on which somebody who prepares a course of an LMS chooses what of Trellis to place in it. It works without a script: what is new on it
 * stands in its title and has the focus when it opens, so that whoever hears the page hears that first.
 */
export function selectPage({ token, offers, search, acceptsMultiple, fault }: SelectFacts): string {
  const { found, chosen, courseCount } = offers;
  const ids = new Set(chosen.map(({ id }) => id));
  const isFound = new Set(found.map(({ id }) => id));
  const courses = found.filter(({ kind }) => kind === 'course');
  const pages = found.filter(({ kind }) => kind === 'page');
  const result = foundWords(pages.length + courseCount, search);
  const list = (legend: string, listed: readonly Offer[]): string =>
    listed.length === 0
      ? ''
      : `<fieldset><legend>${legend}</legend>${listed.map((offer) => choice(offer, ids, acceptsMultiple)).join('')}</fieldset>`;
  const hidden = courseCount - courses.length;
  return page({
    title: TITLE,
    documentTitle: fault === undefined ? `${result} ${TITLE}`.trim() : `Error: ${TITLE}`,
    style,
    before:
      fault === undefined
        ? ''
        : `<div class="fault" role="alert" id="${NEWS}" tabindex="-1"><strong>${escapeHtml(fault)}</strong></div>`,
    paragraphs: [
      acceptsMultiple
        ? 'Tick what you want to place, then press “Place”.'
        : 'Choose what you want to place, then press “Place”. Your learning platform takes one at a time.',
    ],
    html: [
      // Browsers give no focus by `autofocus` in a frame of another site, but they do by a fragment.
      `<form method="post" action="/lti/select#${NEWS}">`,
      `<input type="hidden" name="token" value="${escapeHtml(token)}">`,
      // The first button of a form is the one that Enter presses in the search field.
      `<p class="search"><label for="search">Search by title or reference</label><input id="search" name="search" type="search" maxlength="200" value="${escapeHtml(search)}">`,
      '<button name="do" value="search">Search</button></p>',
      result === ''
        ? ''
        : `<p role="status"${fault === undefined ? ` id="${NEWS}" tabindex="-1"` : ''}>${escapeHtml(result)}</p>`,
      list(
        'Chosen so far',
        chosen.filter(({ id }) => !isFound.has(id)),
      ),
      list('Pages for each person', pages),
      list('Courses', courses),
      hidden > 0
        ? `<p>${hidden === 1 ? 'One more course is' : `${hidden} more courses are`} not shown. Search to find ${hidden === 1 ? 'it' : 'them'}.</p>`
        : '',
      '<p class="ends"><button class="main" name="do" value="place">Place</button> <button name="do" value="cancel">Go back without placing anything</button></p>',
      '</form>',
    ].join(''),
  });
}

const style =
  'fieldset{background:var(--surface);border:1px solid var(--line);border-radius:12px;margin:1.5rem 0;padding:.5rem 1.25rem}legend{font-weight:650;padding:0 .4rem}' +
  '.choice{display:flex;gap:.75rem;align-items:flex-start;padding:.75rem 0;cursor:pointer}.choice+.choice{border-top:1px solid var(--line)}' +
  '.choice input{width:1.5rem;height:1.5rem;margin:0;flex:none;accent-color:var(--brand)}.choice small{display:block;color:var(--ink-2)}' +
  '.search label{display:block;font-weight:650;margin-bottom:.25rem}.search input{font:inherit;color:inherit;background:var(--surface);padding:.5rem .75rem;min-height:2.75rem;width:100%;box-sizing:border-box;margin-bottom:.75rem;border:1.5px solid var(--line-strong);border-radius:6px}' +
  '.fault{background:var(--surface);border:1px solid var(--fault);border-left-width:4px;border-radius:6px;padding:.75rem 1rem}.fault strong{color:var(--fault)}' +
  '.ends{display:flex;flex-wrap:wrap;gap:.75rem}';

function foundWords(count: number, search: string): string {
  if (search.trim() === '') return '';
  return count === 0 ? `Nothing is called “${search}”.` : `${count} found.`;
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
