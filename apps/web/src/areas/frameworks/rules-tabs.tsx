import { useSession } from '@trellis/plugin/screens';
import { Tabs } from '@trellis/ui/tabs';

/** The parts of the rules: packs, and what other learning is worth, for those who decide it. */
export function RulesTabs({ current }: { readonly current: 'packs' | 'crosswalk' | 'log' }) {
  const { grants } = useSession();
  const decides = grants.some(
    ({ role, agencyId }) => agencyId === undefined && (role === 'coordinator' || role === 'administrator'),
  );
  const reads = decides || grants.some(({ role }) => role === 'agency-lead');
  if (!reads) return null;
  return (
    <Tabs
      label="Rules"
      items={[
        { href: '/rules', label: 'Packs', current: current === 'packs' },
        ...(decides ? [{ href: '/rules/crosswalk', label: 'Other learning', current: current === 'crosswalk' }] : []),
        { href: '/rules/decisions', label: 'Decisions', current: current === 'log' },
      ]}
    />
  );
}
