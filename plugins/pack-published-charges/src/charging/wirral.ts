import { bankHolidays, draft, excerpt, flat, fullCost, nothing, tier, usual, workingDays } from './draft.ts';

const source = excerpt({
  document: 'Wirral Safeguarding Children Partnership, training charging policy',
  url: 'wirralsafeguarding.co.uk/training-charging-policy',
});

/** Free; £50 or £90 to the home agency for fewer than three working days; education is charged the full cost. */
export const wirral = draft({
  ...usual(source),
  id: 'published-wirral',
  title: 'Wirral Safeguarding Children Partnership, training charging policy',
  areaTitle: 'Wirral',
  tiers: [
    tier(1, 'Home agencies', { price: nothing, late: flat(9000, 5000) }, source),
    tier(
      2,
      'Education',
      { price: { option: 'PUB-WIRRAL-EDUCATION', readings: { a: nothing, b: fullCost } }, late: fullCost },
      source,
    ),
  ],
  rows: [
    {
      id: 'education',
      title: 'Education',
      tier: 2,
      kinds: ['school-maintained', 'school-academy', 'school-independent', 'college', 'university'],
      source,
    },
  ],
  everybodyElse: { tier: 1, title: 'Home agency', source },
  notice: workingDays(3, 'fewer-than', 'PUB-WIRRAL-HOLIDAYS', source),
  options: [
    bankHolidays('PUB-WIRRAL-HOLIDAYS', source),
    {
      id: 'PUB-WIRRAL-EDUCATION',
      point: 'When is education charged the full cost?',
      readings: { a: 'for a place that was cancelled late or missed', b: 'for every place' },
      default: 'a',
      source,
    },
  ],
});
