import type { SessionShown } from '@trellis/plugin/screens';

/** What somebody may do with evaluation, as far as a screen must know; the service decides. */
export interface MayEvaluate {
  /** Keeps forms, reads comments and named answers, releases. */
  readonly isCoordinating: boolean;
  /** Reads of all agencies, and not of her own alone. */
  readonly readsAll: boolean;
}

/** What the grants of somebody let her do with evaluation. */
export function mayEvaluate({ grants }: Pick<SessionShown, 'grants'>): MayEvaluate {
  const wide = grants.filter(({ agencyId }) => agencyId === undefined).map(({ role }) => role);
  const isCoordinating = wide.includes('coordinator') || wide.includes('administrator');
  return { isCoordinating, readsAll: isCoordinating || wide.includes('board') || wide.includes('scrutineer') };
}
