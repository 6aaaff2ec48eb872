import { intercollegiatePack, type LevelHours } from './intercollegiate.ts';

const document = 'Safeguarding children and young people: roles and competences for health care staff';
const remembered = (edition: string) => ({ document, edition, note: 'not verified' });

/**
 * The edition of 2014, for history.
 *
 * @source Intercollegiate document, children, 3rd edition, March 2014 (read in secondary sources)
 */
export const icdChildren2014 = intercollegiatePack({
  prefix: 'ICDC',
  domain: 'children',
  pack: {
    id: 'icd-children-2014',
    title: 'Intercollegiate document, children, 2014',
    validFrom: '2014-03-01',
    validTo: '2018-12-31',
    status: 'active',
  },
  levels: [{ number: 3, hours: 6 }],
  source: { document, edition: '3rd edition, March 2014', note: 'read in secondary sources' },
});

const ofPrimaryCare = {
  document,
  edition: '4th edition, January 2019',
  note: 'as summarised for primary care; partly read in secondary sources',
};

/** The hours of 2019, which the edition after it is compared with. */
const levels2019: readonly LevelHours[] = [
  { number: 1, hours: 2, source: remembered('4th edition, January 2019') },
  { number: 2, hours: 4, source: remembered('4th edition, January 2019') },
  {
    number: 3,
    hours: 12,
    participatoryShare: 0.5,
    initial: { withinMonths: 12, hours: 16 },
    other: [{ id: 'ICDC-R3-LEAD', hours: 16, flags: ['practice-safeguarding-lead'] }],
    source: ofPrimaryCare,
  },
  { number: 4, hours: 24, source: remembered('4th edition, January 2019') },
  { number: 5, hours: 24, source: remembered('4th edition, January 2019') },
];

/**
 * The edition of 2019.
 *
 * @source Intercollegiate document, children, 4th edition, January 2019 (partly read in secondary sources)
 */
export const icdChildren2019 = intercollegiatePack({
  prefix: 'ICDC',
  domain: 'children',
  pack: {
    id: 'icd-children-2019',
    title: 'Intercollegiate document, children, 2019',
    validFrom: '2019-01-01',
    validTo: '2025-08-31',
    status: 'draft',
  },
  levels: levels2019,
  source: ofPrimaryCare,
  crosswalk: [
    {
      from: 'CSTF-SC-2',
      to: ['ICDC-L2'],
      carries: 'full',
      source: { document: 'Core Skills Training Framework (England)', note: 'partly read in secondary sources' },
    },
    {
      from: 'CSTF-SC-1',
      to: ['ICDC-L1'],
      carries: 'full',
      source: { document: 'Core Skills Training Framework (England)', note: 'partly read in secondary sources' },
    },
  ],
});

const fifth = {
  document: 'Safeguarding children and young people and children in care: competencies for health care staff',
  edition: '5th edition, autumn 2025, a website that changes',
  note: 'read in secondary sources on 21 November 2026; its hours were not found: those of 2019 stand in until a person has looked',
};

/**
 * The edition of autumn 2025, which takes in the document on looked-after children.
 *
 * @source Intercollegiate document, children, 5th edition (read in secondary sources); hours: house, as in the 4th edition
 */
export const icdChildren2025 = intercollegiatePack({
  prefix: 'ICDC',
  domain: 'children',
  pack: {
    id: 'icd-children-2025',
    title: 'Intercollegiate document, children and children in care, 2025',
    validFrom: '2025-09-01',
    validTo: null,
    status: 'draft',
  },
  levels: levels2019.map((level) => ({ ...level, source: fifth })),
  source: fifth,
  crosswalk: [
    {
      from: 'LAC-2020-3',
      to: ['ICDC-L3'],
      carries: 'partial',
      missing: 'What level 3 asks about children who are not in care',
      source: fifth,
    },
    {
      from: 'LAC-2020-4',
      to: ['ICDC-L4'],
      carries: 'partial',
      missing: 'What level 4 asks about children who are not in care',
      source: fifth,
    },
  ],
});
