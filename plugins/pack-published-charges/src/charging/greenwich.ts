import { calendarDays, draft, excerpt, flat, nothing, tier, usual } from './draft.ts';

const source = excerpt({
  document: 'Greenwich Safeguarding Children Partnership, training terms',
  url: 'training.greenwichsafeguardingchildren.org.uk/terms',
});
const late = flat(8000, 4000);

/** £100 or £50 for independent and private bodies, free schools and other boroughs; £80 or £40 for fewer than two days. */
export const greenwich = draft({
  ...usual(source),
  id: 'published-greenwich',
  title: 'Greenwich Safeguarding Children Partnership, training terms',
  areaTitle: 'Royal Borough of Greenwich',
  tiers: [
    tier(1, 'Within the borough', { price: nothing, late }, source),
    tier(2, 'Charged', { price: { kind: 'by-length', fullDayPence: 10_000, halfDayPence: 5000 }, late }, source),
  ],
  rows: [
    { id: 'out-of-borough', title: 'Out of the borough', tier: 2, area: 'outside', source },
    {
      id: 'independent',
      title: 'Independent or private',
      tier: 2,
      kinds: ['school-independent', 'commissioned-for-profit', 'contractor'],
      source,
    },
    { id: 'free-school', title: 'Free school', tier: 2, flags: ['free-school'], source },
  ],
  everybodyElse: { tier: 1, title: 'Within the borough', source },
  notice: calendarDays(2, 'fewer-than', source),
});
