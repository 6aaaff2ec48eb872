import { calendarDays, draft, excerpt, flat, notRead, nothing, price, tier, usual } from './draft.ts';

const source = excerpt({
  document: 'Leeds Safeguarding Children Partnership, charging policy',
  url: 'leedsscp.org.uk/training/charging-policy',
});

/** £35 up to four hours, £50 above, £150 for training for trainers; free to partners and the smaller third sector. */
export const leeds = draft({
  ...usual(source),
  id: 'published-leeds',
  title: 'Leeds Safeguarding Children Partnership, charging policy',
  areaTitle: 'Leeds',
  tiers: [
    tier(1, 'Partners and the smaller third sector', { price: nothing, late: nothing }, source),
    {
      ...tier(
        2,
        'Charged',
        { price: { kind: 'by-minutes', bands: [{ upToMinutes: 240, pence: 3500 }], overPence: 5000 }, late: price },
        source,
      ),
      priceFor: [{ offerKinds: ['training-for-trainers'], price: flat(15_000) }],
      unfinished: price,
    },
  ],
  turnoverBands: [{ id: 'under-250k', title: 'Under £250,000 a year', toPence: 25_000_000, source }],
  rows: [
    { id: 'partner', title: 'Partner', tier: 1, flags: ['contributing-partner'], source },
    { id: 'statutory', title: 'Statutory partner', tier: 1, kinds: ['council', 'police', 'ccg', 'icb'], source },
    {
      id: 'third-sector',
      title: 'Third sector with a turnover under £250,000',
      tier: 1,
      flags: ['third-sector'],
      turnover: ['under-250k'],
      source,
    },
  ],
  everybodyElse: { tier: 2, title: 'Any other organisation', source },
  notice: calendarDays(
    1,
    'fewer-than',
    notRead('the days of notice were not read: the day of the course itself is late'),
  ),
});
