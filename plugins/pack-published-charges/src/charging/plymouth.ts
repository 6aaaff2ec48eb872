import { calendarDays, draft, excerpt, fullCost, nothing, tier, usual } from './draft.ts';

const source = excerpt({
  document: 'Plymouth Safeguarding Children Partnership, cancellation policy',
  url: 'plymouthscb.co.uk/training-development/cancellation-policy',
});

/** The full cost within fourteen days; somebody else may come. */
export const plymouth = draft({
  ...usual(source),
  id: 'published-plymouth',
  title: 'Plymouth Safeguarding Children Partnership, cancellation policy',
  areaTitle: 'Plymouth',
  tiers: [tier(1, 'Everybody', { price: nothing, late: fullCost }, source)],
  everybodyElse: { tier: 1, title: 'Any organisation', source },
  notice: calendarDays(14, 'up-to', source),
  substitutes: { who: 'same-agency', source },
});
