import { calendarDays, draft, excerpt, notRead, nothing, tier, usual } from './draft.ts';

const source = excerpt({
  document: 'Cambridgeshire Local Safeguarding Children Board, terms and conditions, an older edition',
  url: 'cambslscb.co.uk, terms-and-conditions',
});
const silent = notRead('late charges were not read: nothing is charged without authority');

/** Free to contributing partners, £50 a day to schools and the like, £150 or £75 for profit or from outside. */
export const cambridgeshire = draft({
  ...usual(source),
  id: 'published-cambridgeshire',
  title: 'Cambridgeshire Local Safeguarding Children Board, older terms and conditions',
  areaTitle: 'Cambridgeshire',
  tiers: [
    tier(1, 'Contributing partners', { price: nothing, late: nothing }, source),
    tier(2, 'Schools and others', { price: { kind: 'per-day', pence: 5000 }, late: nothing }, source),
    tier(
      3,
      'For profit, or outside the county',
      { price: { kind: 'by-length', fullDayPence: 15_000, halfDayPence: 7500 }, late: nothing },
      source,
    ),
  ],
  rows: [
    { id: 'contributing', title: 'Contributing partner', tier: 1, flags: ['contributing-partner'], source },
    { id: 'outside', title: 'Outside the county', tier: 3, area: 'outside', source },
    { id: 'for-profit', title: 'For profit', tier: 3, kinds: ['commissioned-for-profit', 'contractor'], source },
  ],
  everybodyElse: { tier: 2, title: 'School or another organisation', source },
  notice: calendarDays(1, 'fewer-than', silent),
});
