import { bankHolidays, draft, excerpt, flat, nothing, tier, usual, workingDays } from './draft.ts';

const source = excerpt({
  document: 'South Tyneside Safeguarding Children and Adults Partnership, training charges',
  url: 'southtyneside.gov.uk/article/7931',
});
const late = flat(5000, 2500);

/** £50 or £25 for fewer than two working days, also for e-learning that is not finished; a replacement is free. */
export const southTyneside = draft({
  ...usual(source),
  id: 'published-south-tyneside',
  title: 'South Tyneside Safeguarding Children and Adults Partnership, training charges',
  areaTitle: 'South Tyneside',
  tiers: [{ ...tier(1, 'Everybody', { price: nothing, late }, source), unfinished: late }],
  everybodyElse: { tier: 1, title: 'Any organisation', source },
  notice: workingDays(2, 'fewer-than', 'PUB-STYNE-HOLIDAYS', source),
  substitutes: { who: 'same-agency', isPlacePriced: false, source },
  waiverReasons: [{ id: 'sick', title: 'Sick, told before 10:00 on the day and followed up in writing', source }],
  options: [bankHolidays('PUB-STYNE-HOLIDAYS', source)],
});
