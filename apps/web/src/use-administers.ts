import { useSession } from '@trellis/plugin/screens';

/** Whether whoever is looking administers the whole partnership, and not one agency of it. */
export function useAdministers(): boolean {
  return useSession().grants.some((grant) => grant.role === 'administrator' && grant.agencyId === undefined);
}
