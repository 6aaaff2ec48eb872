import { useLink } from '@trellis/plugin/screens';
import { Tabs } from '@trellis/ui/tabs';

const PARTS = [
  { path: '/charges', label: 'Charges' },
  { path: '/charges/runs', label: 'Billing runs' },
  { path: '/charges/agencies', label: 'Agencies and codes' },
  { path: '/price-lists', label: 'Price lists' },
] as const;

/** The parts of what finance looks after, each with its own address. */
export function ChargesTabs({ current }: { readonly current: (typeof PARTS)[number]['path'] }) {
  const link = useLink();
  return (
    <Tabs
      label="Charges"
      items={PARTS.map(({ path, label }) => ({ href: link(path), label, current: path === current }))}
    />
  );
}
