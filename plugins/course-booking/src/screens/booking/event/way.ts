import type { Event } from '@trellis/core/events';

/** What decides how somebody comes to a place: whose word is needed, and whether there is one to be had now. */
export interface Way {
  /** Whether somebody is named who is asked; else it is whoever leads the agency's training. */
  readonly hasManager: boolean;
  readonly isApproved: boolean;
  readonly hasPlace: boolean;
  /** Whether requests gather until the coordinator gives the places out. */
  readonly isAllotted: boolean;
}

/** The way to a place on an event, in one post. */
export function wayOf(
  { event, isAwaitingAllotment }: { readonly event: Pick<Event, 'approval'>; readonly isAwaitingAllotment: boolean },
  post: { readonly fits: string; readonly manager?: unknown } | undefined,
): Way {
  return {
    isApproved: event.approval === 'manager',
    hasManager: post?.manager !== undefined,
    hasPlace: post?.fits === 'place',
    isAllotted: isAwaitingAllotment,
  };
}

/** What the button of the form does, in the words of whoever presses it. */
export function askWords({ isApproved, hasManager, hasPlace, isAllotted }: Way): string {
  if (isAllotted) return 'Ask for a place';
  if (!hasPlace) return 'Join the waiting list';
  if (!isApproved) return 'Book this place';
  return hasManager ? 'Ask my manager for this place' : 'Ask my agency for this place';
}

/** What is said once a place was asked for. */
export function askedWords({ isApproved, hasPlace, isAllotted }: Way): string {
  if (isAllotted) return 'You asked for a place. We tell you when places are given out.';
  if (!hasPlace) return 'You are on the waiting list. We tell you when a place comes free.';
  return isApproved ? 'You asked for this place. We hold it until there is an answer.' : 'You have a place.';
}
