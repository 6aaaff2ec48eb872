import { calendarDays, draft, excerpt, flat, notRead, nothing, price, tier, usual } from './draft.ts';

const source = excerpt({
  document: 'Staffordshire Safeguarding Children Board, training charges and cancellation policy',
  url: 'staffsscb.org.uk, training-charges-and-cancellation-policy',
});

/** £30, £50 or £100 by level, paid at booking; police, county, health commissioners and the voluntary sector are exempt. */
export const staffordshire = draft({
  ...usual(source),
  id: 'published-staffordshire',
  title: 'Staffordshire Safeguarding Children Board, training charges and cancellation policy',
  areaTitle: 'Staffordshire',
  tiers: [
    tier(1, 'Exempt', { price: nothing, late: nothing }, source),
    {
      ...tier(2, 'Charged', { price: nothing, late: price }, source),
      priceFor: [
        { levels: ['1'], price: flat(3000) },
        { levels: ['2'], price: flat(5000) },
        { levels: ['3'], price: flat(10_000) },
      ],
    },
  ],
  rows: [
    {
      id: 'public',
      title: 'Police, county or health commissioner',
      tier: 1,
      kinds: ['police', 'council', 'ccg', 'icb'],
      source,
    },
    {
      id: 'voluntary',
      title: 'Voluntary, faith or charitable organisation, or community interest company',
      tier: 1,
      flags: ['voluntary', 'faith', 'charity', 'community-interest'],
      source,
    },
  ],
  everybodyElse: { tier: 2, title: 'Any other organisation', source },
  unpriced: { offerKinds: [], lateCharge: 'as-others', source },
  chargedAt: 'booking',
  notice: calendarDays(
    1,
    'fewer-than',
    notRead('the days of notice were not read: the day of the course itself is late'),
  ),
});
