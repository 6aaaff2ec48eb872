import type { Instant } from '../../calendar.ts';
import { isOver } from '../check-event.ts';
import type { EventRecord } from '../schema.ts';

const HOUR_MS = 3_600_000;

/**
 * From when people with a place may see the joining link: so many hours before the first session.
 *
 * @source house a link that is out early is passed on
 */
export function linkShownAt({ linkShownHours, sessions }: Pick<EventRecord, 'linkShownHours' | 'sessions'>): Instant {
  return new Date(Date.parse(sessions[0]!.startsAt) - linkShownHours * HOUR_MS).toISOString();
}

/**
 * Whether people with a place may see the joining link: from then until the last session is over, while the event takes place.
 *
 * @source house a link that is out early is passed on
 */
export function isLinkShown(event: Pick<EventRecord, 'sessions' | 'linkShownHours' | 'state'>, now: Instant): boolean {
  return event.state === 'published' && Date.parse(now) >= Date.parse(linkShownAt(event)) && !isOver(event, now);
}
