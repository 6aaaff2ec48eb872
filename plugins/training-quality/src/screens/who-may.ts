import { useSession, type SessionShown } from '@trellis/plugin/screens';

/** What somebody may do with the quality of training, as far as a screen must know; the service decides. */
export interface MayDo {
  /** Looks after the whole cycle: plans, decides, reviews. */
  readonly isRunning: boolean;
  /** Reads what is about the whole partnership. */
  readonly readsPartnership: boolean;
  /** Trains, so may be observed and may observe. */
  readonly isTrainer: boolean;
  /** Observes, or sees to what was agreed, whatever their role. */
  readonly hasDuties: boolean;
  /** Agencies for whose own courses she asks. */
  readonly leadsAgencies: readonly string[];
}

/** What the grants of somebody let her do with the quality of training. */
export function mayDo({ grants, duties }: Pick<SessionShown, 'grants' | 'duties'>): MayDo {
  const wide = grants.filter(({ agencyId }) => agencyId === undefined).map(({ role }) => role);
  const isRunning = wide.includes('coordinator') || wide.includes('administrator');
  return {
    isRunning,
    readsPartnership: isRunning || wide.includes('board') || wide.includes('scrutineer'),
    isTrainer: grants.some(({ role }) => role === 'trainer'),
    hasDuties: duties.includes('quality'),
    leadsAgencies: grants.flatMap(({ role, agencyId }) =>
      role === 'agency-lead' && agencyId !== undefined ? [agencyId] : [],
    ),
  };
}

/** What whoever is looking may do with the quality of training. */
export function useMayDo(): MayDo {
  return mayDo(useSession());
}
