import { useSession } from '@trellis/plugin/screens';

/** What somebody may do with charges, as far as a screen must know; the service decides. */
export interface MayCharge {
  /** Sees and settles charges of the whole partnership. */
  readonly isBilling: boolean;
  /** Releases, waives, credits, and sets codes and policies. */
  readonly isFinance: boolean;
}

const FINANCE: readonly string[] = ['finance', 'administrator'];

/** What whoever is looking may do with charges. */
export function useMayCharge(): MayCharge {
  const { grants } = useSession();
  const roles = grants.filter(({ agencyId }) => agencyId === undefined).map(({ role }) => role);
  const isFinance = roles.some((role) => FINANCE.includes(role));
  return { isFinance, isBilling: isFinance || roles.includes('coordinator') };
}
