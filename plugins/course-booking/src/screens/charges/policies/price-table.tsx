import type { ChargingPolicy } from '@trellis/core/charging';
import type { ChosenReadings } from '@trellis/core/frameworks';
import { Table, type Column } from '@trellis/ui/table';
import { amountWords, readAmount } from './amount-words.ts';

type Tier = ChargingPolicy['tiers'][number];

export interface PriceTableProps {
  readonly policy: Pick<ChargingPolicy, 'tiers' | 'title'>;
  readonly readings: ChosenReadings;
}

/** The tiers of a price list: what a place costs, and a place not used. */
export function PriceTable({ policy, readings }: PriceTableProps) {
  const columns: readonly Column<Tier>[] = [
    { key: 'tier', header: 'Tier', heading: true, unbroken: true, cell: (tier) => tier.title },
    { key: 'price', header: 'A place', cell: (tier) => amountWords(readAmount(tier.price, readings)) },
    { key: 'late', header: 'Cancelled late', cell: (tier) => amountWords(readAmount(tier.lateCancellation, readings)) },
    { key: 'no-show', header: 'Not attended', cell: (tier) => amountWords(readAmount(tier.noShow, readings)) },
  ];
  return (
    <Table
      caption={`Prices of ${policy.title}`}
      quietCaption
      columns={columns}
      rows={policy.tiers}
      rowKey={(tier) => String(tier.number)}
    />
  );
}
