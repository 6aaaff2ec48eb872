import { count } from '@trellis/ui/long-date';

/**
 * Why a post cannot be judged, in one sentence.
 *
 * @param agencyName - who would have to say the group, where it is known
 */
export function notJudgedLine({ rule }: { readonly rule: string }, agencyName = 'The agency'): string {
  return rule === 'no-group'
    ? `${agencyName} has not told us which group this post belongs to.`
    : 'No requirement is known for the group of this post.';
}

/** Why posts that are counted together cannot be judged: the count does not say which of them lack what. */
export function notJudgedPosts(posts: number): string {
  return posts === 1
    ? '1 is not judged and never counts as up to date: its group is not known, or no requirement for that group is.'
    : `${count(posts)} are not judged and never count as up to date: their group is not known, or no requirement for that group is.`;
}
