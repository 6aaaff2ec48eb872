import { inWords } from '@trellis/core';
import { capital } from '@trellis/ui/capital';
import { listed } from '@trellis/ui/plural-words';

/** What a coordinator has to see to. */
export interface ToSee {
  readonly reviews: number;
  readonly overdue: number;
  readonly waiting: number;
  readonly expiring: number;
  readonly planned: number;
}

/** What there is to see to, in one sentence: what stands still longest comes first. */
export function overviewTitle({ reviews, overdue, waiting }: ToSee): string {
  const parts = [
    ...(reviews === 0 ? [] : [`${inWords(reviews)} ${reviews === 1 ? 'course is' : 'courses are'} under review`]),
    ...(overdue === 0
      ? []
      : [
          `${inWords(overdue)} ${overdue === 1 ? 'action is' : 'actions are'} past ${overdue === 1 ? 'its' : 'their'} day`,
        ]),
    ...(waiting === 0
      ? []
      : [`${inWords(waiting)} ${waiting === 1 ? 'agency waits' : 'requests wait'} for your decision`]),
  ];
  return parts.length === 0 ? 'Nothing waits for you.' : `${capital(listed(parts))}.`;
}

/** What comes next, in one line. */
export function overviewMore({ expiring, planned }: ToSee): string {
  const parts = [
    ...(planned === 0 ? [] : [`${inWords(planned)} ${planned === 1 ? 'observation is' : 'observations are'} to come`]),
    ...(expiring === 0
      ? []
      : [
          `${inWords(expiring)} ${expiring === 1 ? 'endorsement runs' : 'endorsements run'} out in the next three months`,
        ]),
  ];
  return parts.length === 0
    ? 'Reviews open by themselves when enough people say that an objective was not met.'
    : `${capital(listed(parts))}.`;
}
