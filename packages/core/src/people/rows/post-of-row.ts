import type { PeopleRow } from './import-row.ts';
import { jobTitleKey } from './job-title-key.ts';
import type { Post } from '../schema.ts';

/** Which of a person's posts a row is about: one of them, none yet, or it cannot be told. */
export type PostOfRow =
  | { readonly state: 'known'; readonly post: Post }
  | { readonly state: 'new' }
  | { readonly state: 'several' };

/**
 * Which post of a person in an agency a row is about. A post is known by person, agency, job title and start.
 * A row without a job title means the only post from that day; a post without one takes the title of the first row that has one.
 *
 * @param posts - the person's posts in the row's agency
 * @param hasUntitledRow - whether an earlier row of the same file already spoke of this post without a title, so that it stays apart
 * @source contract CSV
 * @source house what an absent job title means
 */
export function postOfRow(
  row: Pick<PeopleRow, 'jobTitle' | 'startsOn'>,
  posts: readonly Post[],
  hasUntitledRow: (post: Post) => boolean,
): PostOfRow {
  const fromThatDay = posts.filter((post) => post.startsOn === row.startsOn);
  const key = jobTitleKey(row.jobTitle ?? '');
  const titled = fromThatDay.find((post) => jobTitleKey(post.jobTitle ?? '') === key);
  if (titled) return { state: 'known', post: titled };
  const [first, ...more] = fromThatDay;
  if (row.jobTitle === undefined) {
    if (first === undefined) return { state: 'new' };
    return more.length === 0 ? { state: 'known', post: first } : { state: 'several' };
  }
  const untitled = fromThatDay.find((post) => post.jobTitle === undefined && !hasUntitledRow(post));
  return untitled ? { state: 'known', post: untitled } : { state: 'new' };
}
