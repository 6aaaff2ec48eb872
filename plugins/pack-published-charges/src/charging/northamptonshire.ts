import { bankHolidays, draft, excerpt, flat, nothing, tier, usual, workingDays } from './draft.ts';

const source = excerpt({
  document: 'Northamptonshire Safeguarding Children Partnership, terms of booking',
  url: 'northamptonshire.event-booking.org.uk/terms',
});

/** £50 to the organisation for fewer than three working days (72 hours). */
export const northamptonshire = draft({
  ...usual(source),
  id: 'published-northamptonshire',
  title: 'Northamptonshire Safeguarding Children Partnership, terms of booking',
  areaTitle: 'Northamptonshire',
  tiers: [tier(1, 'Every organisation', { price: nothing, late: flat(5000) }, source)],
  everybodyElse: { tier: 1, title: 'Any organisation', source },
  notice: workingDays(3, 'fewer-than', 'PUB-NORTHANTS-HOLIDAYS', source),
  options: [bankHolidays('PUB-NORTHANTS-HOLIDAYS', source)],
});
