import type { Cell, Paper, TableBlock } from '@trellis/core/reporting';

const text = (words: string): Cell => ({ kind: 'text', text: words });
const count = (value: number): Cell => ({ kind: 'count', value });
const share = (part: number, whole: number): Cell => ({ kind: 'share', part, whole });
const on = (date: string): Cell => ({ kind: 'date', on: date });
const withheld: Cell = { kind: 'withheld' };
const notKnown: Cell = { kind: 'not-known' };

const REACH: readonly (readonly [string, number, number, string])[] = [
  ['Avonmere Council', 1860, 1795, '2026-12-31'],
  ['Avonmere & Vale ICB', 210, 204, '2026-12-28'],
  ['Avonside Police', 1340, 1206, '2026-11-30'],
  ['Riverside Hospital NHS FT', 3100, 2914, '2026-12-31'],
  ['Willow Tree Nursery', 22, 22, '2026-12-31'],
  ['St Aldhelm’s Primary', 41, 41, '2026-12-18'],
  ['Harbour Care Home', 38, 35, '2026-12-21'],
];

/** Reach of each agency with two that sent nothing and two that are withheld. */
export const REACH_TABLE: TableBlock = {
  kind: 'table',
  id: 'reach',
  caption: 'People judged in each agency, against its headcount',
  columns: [
    { id: 'agency', title: 'Agency', align: 'row' },
    { id: 'headcount', title: 'Headcount', align: 'end' },
    { id: 'judged', title: 'Judged', align: 'end' },
    { id: 'share', title: 'Share', align: 'start' },
    { id: 'data', title: 'Data up to', align: 'start' },
  ],
  rows: [
    ...REACH.map(([agency, headcount, judged, date]) => ({
      cells: [text(agency), count(headcount), count(judged), share(judged, headcount), on(date)],
    })),
    ...['Oakfield Independent School', 'Priory Lane Surgery'].map((agency, index) => ({
      cells: [text(agency), count(index === 0 ? 63 : 26), notKnown, notKnown, text('No data received')],
    })),
    { cells: [text('Bright Steps'), withheld, withheld, withheld, on('2026-12-12')] },
    { cells: [text('=SUM(A1:A9) childminding'), withheld, withheld, withheld, on('2026-12-09')] },
    { cells: [text('All agencies'), count(6721), count(6233), share(6233, 6721), text('')], isTotal: true },
  ],
  notes: [
    'Little Acorns has fewer than 5 people, so its counts are withheld. Bright Steps is withheld too, so that nobody can find the first by subtraction.',
  ],
};

const ALL = [71, 72, 74, 75, 77, 79, 77, 78, 79, 80, 81, 82];
const EARLY = [80, 82, 83, 85, 86, 89, 61, 64, 69, 73, 76, 79];

/** The last day of each of the twelve quarters of 2024 to 2026. */
export const QUARTERS = [2024, 2025, 2026].flatMap((year) =>
  ['03-31', '06-30', '09-30', '12-31'].map((day) => `${year}-${day}`),
);

/** A report to a board with every kind of block and every kind of cell, as it stands before it is signed. */
export const BOARD_PAPER: Paper = {
  title: 'Half-yearly workforce report',
  context: 'Half-yearly workforce report to the board, February 2027',
  lead: '9 of 11 agencies reported. We can judge 92% of the people in scope.',
  detail:
    'Oakfield Independent School and Priory Lane Surgery sent no data. Their 89 people are not known: no figure below counts them as up to date.',
  figures: [
    { value: count(6233), label: 'people judged, of 6,721' },
    { value: share(5121, 6233), label: 'of those judged are up to date' },
    { value: share(5121, 6721), label: 'of everyone in scope is known to be up to date' },
    { value: count(488), label: 'people not known' },
  ],
  sections: [
    { id: 'reach', title: '1. Reach, against headcount', blocks: [REACH_TABLE] },
    {
      id: 'trend',
      title: '2. Twelve quarters',
      note: 'Up to date, as a share of people judged',
      blocks: [
        {
          kind: 'trend',
          id: 'quarters',
          caption: 'Up to date at the end of each quarter',
          sentence:
            'All agencies rose from 71% in March 2024 to 82% in December 2026. Early years fell from 89% to 61% when their rule changed on 1 September 2025, and stand at 79%.',
          quarters: QUARTERS,
          lines: [
            { id: 'all', title: 'All agencies', points: ALL.map((percent) => share(percent * 60, 6000)) },
            { id: 'early-years', title: 'Early years', points: EARLY.map((percent) => share(percent * 2, 200)) },
            { id: 'health', title: 'Health', points: QUARTERS.map((_, index) => (index < 4 ? notKnown : withheld)) },
          ],
          marks: [{ on: '2025-09-01', title: 'early years staff renew every two years, not three' }],
        },
        {
          kind: 'table',
          id: 'quarters-table',
          caption: 'Up to date, by quarter',
          columns: [
            { id: 'line', title: 'Up to date', align: 'row' },
            ...QUARTERS.slice(-4).map((day, index) => ({
              id: day,
              title: ['Jan to Mar', 'Apr to Jun', 'Jul to Sep', 'Oct to Dec'][index]!,
              align: 'end' as const,
            })),
          ],
          rows: [
            { cells: [text('2026 all agencies'), ...ALL.slice(-4).map((percent) => share(percent * 60, 6000))] },
            { cells: [text('2026 early years'), ...EARLY.slice(-4).map((percent) => share(percent * 2, 200))] },
          ],
          notes: [],
        },
      ],
    },
    {
      id: 'why',
      title: '3. Why did early years drop?',
      blocks: [
        {
          kind: 'paragraph',
          text: 'Nobody did less training. From 1 September 2025 early years staff must renew every two years, not three. Same people, same evidence, on 30 September 2025:',
        },
        {
          kind: 'readings',
          id: 'early-years-rules',
          caption: 'Early years staff by the old rule and by the new',
          sentence: 'By the old rule 89% were up to date, by the new rule 61%.',
          bars: [
            {
              title: 'Old rule',
              detail: 'Renew every 3 years (London framework)',
              share: share(178, 200),
              states: [
                { state: 'current', count: 160 },
                { state: 'due-soon', count: 12 },
                { state: 'exempt', count: 6 },
                { state: 'overdue', count: 22 },
              ],
            },
            {
              title: 'New rule',
              detail: 'Renew every 2 years (early years framework 2025)',
              share: share(122, 200),
              states: [
                { state: 'current', count: 90 },
                { state: 'due-soon', count: 26 },
                { state: 'exempt', count: 6 },
                { state: 'overdue', count: 62 },
                { state: 'upcoming', count: 8 },
                { state: 'unknown', count: 8 },
              ],
            },
          ],
        },
      ],
    },
    {
      id: 'change',
      title: '4. Did it change anything?',
      blocks: [
        {
          kind: 'before-after',
          id: 'before-after',
          caption: 'Mean ratings before and after, by course',
          sentence: 'Inter-agency safeguarding: from 2.0 to 3.5. Domestic abuse: from 3.0 to 2.7.',
          ranks: 4,
          lines: [
            { title: 'Inter-agency safeguarding', before: 2, after: 3.5, people: 240 },
            { title: 'Domestic abuse', before: 3, after: 2.7, people: 31 },
          ],
        },
        {
          kind: 'note',
          title: 'What we do not know',
          text: 'Attendance and confidence are not proof that children are safer. Nothing here was asked of the people who were trained.',
        },
        {
          kind: 'list',
          items: ['Siân Ó Ruairc’s team asked for ≥ 6 hours.', 'Łódź, Žižka and Çelik are names.'],
        },
      ],
    },
    {
      id: 'sign-off',
      title: '5. Sign-off',
      blocks: [
        {
          kind: 'facts',
          items: [
            { label: 'Chair', text: 'Helen Frost' },
            { label: 'Rules used', text: 'London framework 1.0, early years framework 2025 1.2' },
            { label: 'Data fingerprint', text: '9c41 e07b 52d8 aa16' },
          ],
        },
      ],
    },
  ],
  partnership: 'Avonmere Safeguarding Partnership',
  asAt: '2026-12-31',
  knownAt: '2027-01-15T10:30:00.000Z',
  standpoint: 'As at 31 December 2026, as known on 15 January 2027.',
  status: 'Draft for sign-off',
};
