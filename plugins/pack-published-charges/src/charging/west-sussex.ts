import { bankHolidays, draft, excerpt, nothing, tier, usual, workingDays } from './draft.ts';

const source = excerpt({
  document: 'West Sussex Safeguarding Children Partnership, charges for non-attendance',
  url: 'content.govdelivery.com/accounts/UKWSCC/bulletins/2e5fadf',
});
/** £35 a half day, £70 a day, £140 two days. */
const late = { kind: 'by-length', fullDayPence: 7000, halfDayPence: 3500 } as const;

/** £35, £70 or £140 for ten working days or fewer; arriving late is not attending; somebody else may come. */
export const westSussex = draft({
  ...usual(source),
  id: 'published-west-sussex',
  title: 'West Sussex Safeguarding Children Partnership, charges for non-attendance',
  areaTitle: 'West Sussex',
  tiers: [tier(1, 'Everybody', { price: nothing, late }, source)],
  everybodyElse: { tier: 1, title: 'Any organisation', source },
  notice: workingDays(10, 'up-to', 'PUB-WSUSSEX-HOLIDAYS', source),
  substitutes: { who: 'same-agency', source },
  lateArrival: { isAbsence: true, source },
  options: [bankHolidays('PUB-WSUSSEX-HOLIDAYS', source)],
});
