import { useSession } from '@trellis/plugin/screens';
import { Tabs } from '@trellis/ui/tabs';

/** The parts of the rules: packs, what other learning is worth for those who decide it, and what agencies ask for otherwise. */
export function RulesTabs({ current }: { readonly current: 'packs' | 'crosswalk' | 'intervals' | 'log' }) {
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
        { href: '/rules/intervals', label: 'Agencies’ own intervals', current: current === 'intervals' },
        { href: '/rules/decisions', label: 'Decisions', current: current === 'log' },
      ]}
    />
  );
}
