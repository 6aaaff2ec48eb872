import { dayOf, knownBy, dateOf, type CalendarDate, type Instant } from '../../calendar.ts';
import type { Context } from '../../context.ts';
import type { Role } from '../../actor.ts';
import { DomainError } from '../../errors.ts';
import { pageOfAll, type Page, type PageRequest } from '../../paging.ts';
import { agencyScope, mayActFor, PARTNERSHIP_ROLES } from '../../scope.ts';
import { contribution, type AgencyContribution } from './contribution.ts';
import { PLAIN_SETTINGS } from '../settings.ts';
import type { TrainersErrorCode } from '../schema.ts';
import type { TrainersStores } from '../store.ts';

/** Who may read what agencies give: leads of their own, the board and coordinators of everybody. @source house */
export const READING_CONTRIBUTIONS: readonly Role[] = ['agency-lead', 'board', ...PARTNERSHIP_ROLES];

/**
 * What each agency gave to the programme between two local days, both counted, by the agency's name. Cancelled dates do not count.
 *
 * @throws `access.not-permitted`, `trainers.dates-reversed`, `paging.unknown-cursor`
 */
export async function agencyContributions(
  ctx: Context<TrainersStores>,
  { from, to }: { readonly from: CalendarDate; readonly to: CalendarDate },
  page: PageRequest,
): Promise<Page<AgencyContribution>> {
  const scope = agencyScope(ctx.actor, READING_CONTRIBUTIONS);
  if (!scope.all && scope.agencyIds.length === 0)
    throw new DomainError('access.not-permitted', 'Only leads, the board and coordinators see what agencies give.');
  if (to < from)
    throw new DomainError<TrainersErrorCode>('trainers.dates-reversed', 'The last day must not be before the first.', {
      field: 'to',
    });
  const { store, now, timeZone } = ctx;
  const found = contribution({
    led: await store.trainers.led(firstMomentOf(from, timeZone), knownBy(to, timeZone)),
    now,
    days: dayOf(to) - dayOf(from) + 1,
    settings: (await store.trainers.settings()) ?? PLAIN_SETTINGS,
    agencies: await store.people.agencies(),
    poolAgencies: (await store.trainers.active()).map(({ agencyId }) => agencyId),
  });
  const seen = found.filter(({ agencyId }) => mayActFor(scope, agencyId));
  return pageOfAll(seen, page, ({ agencyId }) => agencyId);
}

function firstMomentOf(day: CalendarDate, timeZone: string): Instant {
  return new Date(Date.parse(knownBy(dateOf(dayOf(day) - 1), timeZone)) + 1).toISOString();
}
