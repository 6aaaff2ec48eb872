import { useLink } from '@trellis/plugin/screens';
import { Tabs } from '@trellis/ui/tabs';
import { address } from '../address.ts';

export interface ApprovalsTabsProps {
  readonly current: 'approvals' | 'bookings' | 'charges';
  /** The agency that is looked at, where the reader looks after several. */
  readonly agencyId?: string | undefined;
  readonly hasCharges: boolean;
}

/** The parts of looking after an agency or a team: what waits for an answer, who goes where, and what that costs. */
export function ApprovalsTabs({ current, agencyId, hasCharges }: ApprovalsTabsProps) {
  const link = useLink();
  const at = (as: string): string => link(address('/agency-bookings', { agency: agencyId, as }));
  return (
    <Tabs
      label="Approvals and bookings"
      items={[
        { href: link('/approvals'), label: 'Approvals', current: current === 'approvals' },
        { href: at(''), label: 'Agency bookings', current: current === 'bookings' },
        ...(hasCharges ? [{ href: at('charges'), label: 'Charges', current: current === 'charges' }] : []),
      ]}
    />
  );
}
