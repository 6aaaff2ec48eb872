import { calendarDays, draft, excerpt, nothing, tier, usual } from './draft.ts';

const source = excerpt({
  document: 'Teeswide Safeguarding Adults Board, charging policy, version 2, 2024',
  url: 'tsab.org.uk/events-key-dates/charging-policy-2024-version-2',
});
const perDay = { kind: 'per-day', pence: 5000 } as const;

/** Free; £50 a day and further costs for notice of seven calendar days or fewer. */
export const teeswide = draft({
  ...usual(source),
  id: 'published-teeswide',
  title: 'Teeswide Safeguarding Adults Board, charging policy 2024',
  areaTitle: 'Teeswide',
  tiers: [tier(1, 'Everybody', { price: nothing, late: perDay }, source)],
  everybodyElse: { tier: 1, title: 'Any organisation', source },
  notice: calendarDays(7, 'up-to', source),
  cancelling: {
    who: ['practitioner', 'manager'],
    channel: 'In writing, by the delegate or their line manager',
    source,
  },
  waiverReasons: [
    { id: 'line-manager', title: 'The line manager gave notice of a good reason', source },
    { id: 'illness', title: "Illness, at the board's discretion", source },
  ],
  extraCosts: [{ id: 'interpreter', title: 'An interpreter who was booked', source }],
});
