import type { MyEvent } from '@trellis/core/registers';
import { count } from '@trellis/ui/long-date';

/** The sentence that a trainer's page leads with. */
export function myEventTitle({ event, people }: Pick<MyEvent, 'event' | 'people'>): string {
  if (event.state === 'cancelled') return 'This date was cancelled.';
  if (event.state === 'draft') return 'This date is not published yet.';
  const many = people.length;
  if (many === 0) return 'Nobody has a place yet.';
  const who = many === 1 ? 'One person' : `${count(many)} people`;
  return event.state === 'closed' ? `${who} stood in the register.` : `${who} ${many === 1 ? 'has' : 'have'} a place.`;
}

/** From how many agencies people come, and how many of each: "From 2 agencies: The nursery 2, The home 1." */
export function comesFrom(audience: MyEvent['audience']): string | undefined {
  if (audience.length === 0) return undefined;
  const from = audience.length === 1 ? 'one agency' : `${count(audience.length)} agencies`;
  return `From ${from}: ${audience.map(({ agencyName, people }) => `${agencyName} ${count(people)}`).join(', ')}.`;
}
