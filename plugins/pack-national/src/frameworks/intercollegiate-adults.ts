import { intercollegiatePack, type LevelHours } from './intercollegiate.ts';

const document = 'Adult safeguarding: roles and competencies for health care staff';
const first = {
  document,
  edition: '1st edition, August 2018',
  note: 'as summarised by one integrated care area; read in secondary sources',
};

/** Level 2 is told as three to four hours: the lower is asked, so that nobody is late by our reading alone. */
const levels2018: readonly LevelHours[] = [
  { number: 1, hours: 2 },
  {
    number: 2,
    hours: 3,
    source: { ...first, note: `${first.note}; told as 3 to 4 hours, of which the lower is asked: house` },
  },
  { number: 3, hours: 8 },
];

/**
 * The edition of 2018.
 *
 * @source Intercollegiate document, adults, 1st edition, August 2018 (read in secondary sources)
 */
export const icdAdults2018 = intercollegiatePack({
  prefix: 'ICDA',
  domain: 'adults',
  pack: {
    id: 'icd-adults-2018',
    title: 'Intercollegiate document, adults, 2018',
    validFrom: '2018-08-01',
    validTo: '2024-07-31',
    status: 'active',
  },
  levels: levels2018,
  source: first,
});

const second = {
  document,
  edition: '2nd edition, August 2024',
  note: 'published August 2024 (partly read in secondary sources); whether its hours changed was not found: those of 2018 stand in until a person has looked',
};

/**
 * The edition of 2024.
 *
 * @source Intercollegiate document, adults, 2nd edition, August 2024 (partly read in secondary sources); hours: house, as in the 1st edition
 */
export const icdAdults2024 = intercollegiatePack({
  prefix: 'ICDA',
  domain: 'adults',
  pack: {
    id: 'icd-adults-2024',
    title: 'Intercollegiate document, adults, 2024',
    validFrom: '2024-08-01',
    validTo: null,
    status: 'draft',
  },
  levels: levels2018.map((level) => ({ ...level, source: second })),
  source: second,
  crosswalk: [
    {
      from: 'CSTF-SA-3',
      to: ['ICDA-L3'],
      carries: 'full',
      source: {
        document: 'Core Skills Training Framework (England)',
        note: 'aligned with this document since 2018; read in secondary sources',
      },
    },
  ],
});
