import type { Actor, Role } from '../actor.ts';
import { DomainError } from '../errors.ts';
import type { AgencyId } from '../ids.ts';
import { agencyScope, mayActFor, PARTNERSHIP_ROLES, type AgencyScope, type ScopeErrorCode } from '../scope.ts';
import type { ReportPlan } from './schema.ts';

/** Who reads the partnership's own reports. @source house */
export const READING_REPORTS: readonly Role[] = ['board', 'scrutineer', ...PARTNERSHIP_ROLES];

/** Who signs and challenges the partnership's own reports. @source house */
export const SIGNING: readonly Role[] = ['board'];

/** Who reads some report: the partnership's, or those of an agency of hers. @source house */
export const ANY_REPORTS: readonly Role[] = ['agency-lead', ...READING_REPORTS];

/** Who looks after returns and an agency's own reports: its lead, and whoever looks after the partnership. @source house */
export const AGENCY_REPORTS: readonly Role[] = ['agency-lead', ...PARTNERSHIP_ROLES];

type Whose = Pick<ReportPlan, 'kind' | 'agencyId'>;

/** Whether somebody may read a report. @source house a board reads what an agency returned; nobody reads another agency's own report */
export function mayRead(actor: Actor, { kind, agencyId }: Whose): boolean {
  if (kind === 'board' || agencyScope(actor, READING_REPORTS).all) return agencyScope(actor, READING_REPORTS).all;
  return agencyId !== undefined && mayActFor(agencyScope(actor, ['agency-lead']), agencyId as AgencyId);
}

/** Whether somebody may draw up and change a report that is not signed. @source house */
export function mayEdit(actor: Actor, { kind, agencyId }: Whose): boolean {
  if (agencyScope(actor, PARTNERSHIP_ROLES).all) return true;
  return (
    kind !== 'board' && agencyId !== undefined && mayActFor(agencyScope(actor, ['agency-lead']), agencyId as AgencyId)
  );
}

/** Whether somebody may sign a report: the board its own, an agency's lead what the agency says of itself. @source house */
export function maySign(actor: Actor, { kind, agencyId }: Whose): boolean {
  if (kind === 'board') return agencyScope(actor, SIGNING).all;
  return agencyId !== undefined && mayActFor(agencyScope(actor, ['agency-lead']), agencyId as AgencyId);
}

/** Whether somebody may see small numbers of an agency: its lead, and whoever looks after its people anyway. @source house */
export function maySeeSmallNumbers(actor: Actor, agencyId: string | undefined): boolean {
  return agencyId !== undefined && mayActFor(agencyScope(actor, AGENCY_REPORTS), agencyId as AgencyId);
}

/** The agencies whose reports and returns somebody looks after. @source house */
export function agenciesOf(actor: Actor): AgencyScope {
  return agencyScope(actor, AGENCY_REPORTS);
}

/**
 * Refuses whoever may not do something with a report.
 *
 * @throws `access.not-permitted`
 */
export function insistThat(isAllowed: boolean, what: string): void {
  if (isAllowed) return;
  throw new DomainError<ScopeErrorCode>('access.not-permitted', what);
}
