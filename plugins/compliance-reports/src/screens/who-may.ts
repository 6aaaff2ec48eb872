import { useSession, type SessionShown } from '@trellis/plugin/screens';

/** What somebody may do with reports, as far as a screen must know; the service decides. */
export interface MayReport {
  /** Reads what is about the whole partnership, and not her agency's reports alone. */
  readonly readsPartnership: boolean;
  /** Draws up reports, and keeps actions, headcounts and schedules. */
  readonly isDrafting: boolean;
  /** Keeps the actions that came of reports. */
  readonly keepsActions: boolean;
  /** Takes the pseudonymous rows for scrutiny. */
  readonly isScrutinising: boolean;
  /** Agencies whose returns she gives. */
  readonly leadsAgencies: readonly string[];
  /** Sees the people behind a figure. */
  readonly seesPeople: boolean;
}

/** What the grants of somebody let her do with reports. */
export function mayReport({ grants }: Pick<SessionShown, 'grants'>): MayReport {
  const wide = grants.filter(({ agencyId }) => agencyId === undefined).map(({ role }) => role);
  const isDrafting = wide.includes('coordinator') || wide.includes('administrator');
  const leadsAgencies = grants.flatMap(({ role, agencyId }) =>
    role === 'agency-lead' && agencyId !== undefined ? [agencyId] : [],
  );
  return {
    readsPartnership: isDrafting || wide.includes('board') || wide.includes('scrutineer'),
    isDrafting,
    keepsActions: isDrafting || wide.includes('board'),
    isScrutinising: isDrafting || wide.includes('scrutineer'),
    leadsAgencies,
    seesPeople: isDrafting || leadsAgencies.length > 0,
  };
}

/** What whoever is looking may do with reports. */
export function useMayReport(): MayReport {
  return mayReport(useSession());
}
