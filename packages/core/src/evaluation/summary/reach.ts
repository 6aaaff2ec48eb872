import type { Context } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import { agencyScope, mayActFor, PARTNERSHIP_ROLES, type AgencyScope, type ScopeErrorCode } from '../../scope.ts';
import type { SummaryScope } from '../schema.ts';
import type { EvaluationStores } from '../store.ts';

/** How far somebody sees into what evaluation says. */
export interface Reach {
  /** May read named answers, and so sees those of named forms as they are now; others see what was released. */
  readonly isLive: boolean;
  /** Which agencies' own lines are shown. */
  readonly agencies: AgencyScope;
}

/**
 * What whoever asks may see of a scope. Coordinators and administrators see all; board and scrutineer what was released; an agency's lead that and
 * the agency's own; a trainer what was released of events that they led.
 *
 * @throws `access.outside-your-agency`
 * @source house
 */
export async function reachInto(ctx: Context<EvaluationStores>, scope: SummaryScope): Promise<Reach> {
  const { actor } = ctx;
  if (agencyScope(actor, PARTNERSHIP_ROLES).all) return { isLive: true, agencies: { all: true } };
  if (agencyScope(actor, ['board', 'scrutineer']).all) return { isLive: false, agencies: { all: true } };
  const led = agencyScope(actor, ['agency-lead']);
  const isLead = led.all || led.agencyIds.length > 0;
  const isOwn = scope.agencyId === undefined || mayActFor(led, scope.agencyId);
  if (isLead && isOwn && scope.agencyKind === undefined) return { isLive: false, agencies: led };
  if (await isTheirs(ctx, scope)) return { isLive: false, agencies: { all: false, agencyIds: [] } };
  throw new DomainError<ScopeErrorCode>(
    'access.outside-your-agency',
    'You can see what evaluation says of the courses that you led, or of the agencies that you lead.',
  );
}

/** Whether it is about events that the person led. */
async function isTheirs({ actor, store }: Context<EvaluationStores>, scope: SummaryScope): Promise<boolean> {
  const { personId } = actor;
  if (personId === undefined || scope.agencyId !== undefined || scope.agencyKind !== undefined) return false;
  if (scope.trainerIds?.includes(personId)) return true;
  if (scope.eventId === undefined) return false;
  return (await store.evaluation.eventsLedBy(personId, [scope.eventId])).length > 0;
}
