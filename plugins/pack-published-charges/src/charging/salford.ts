import { bankHolidays, draft, excerpt, flat, nothing, tier, usual, workingDays } from './draft.ts';

const source = excerpt({
  document: 'Salford Safeguarding Children Partnership, training charter',
  url: 'safeguardingchildren.salford.gov.uk, training charter',
});

/** £50 for fewer than ten working days; arriving late is not attending. */
export const salford = draft({
  ...usual(source),
  id: 'published-salford',
  title: 'Salford Safeguarding Children Partnership, training charter',
  areaTitle: 'Salford',
  tiers: [tier(1, 'Everybody', { price: nothing, late: flat(5000) }, source)],
  everybodyElse: { tier: 1, title: 'Any organisation', source },
  notice: workingDays(10, 'fewer-than', 'PUB-SALFORD-HOLIDAYS', source),
  lateArrival: { isAbsence: true, source },
  options: [bankHolidays('PUB-SALFORD-HOLIDAYS', source)],
});
