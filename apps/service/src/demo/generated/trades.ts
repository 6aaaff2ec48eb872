import type { AgencyKind } from '@trellis/core/people';

/** What people of a sort of agency do: title, group (none: nobody has put this title in one yet), how common it is, team. */
export type Job = readonly [title: string, audience: string | undefined, weight: number, team: string];

/** A sort of agency: how charging sees it, and who works there. */
export interface Trade {
  readonly kind: AgencyKind;
  readonly jobs: readonly Job[];
  /** Who leads a team there. */
  readonly leads: readonly [title: string, audience: string];
  /** Whether the early years rules ask something of it. */
  readonly isEarlyYears?: boolean;
}

const hospital: readonly Job[] = [
  ['Staff nurse', 'LCF-G2', 26, 'Wards'],
  ['Healthcare assistant', 'LCF-G2', 17, 'Wards'],
  ['Midwife', 'LCF-G3', 7, 'Maternity'],
  ['Children’s nurse', 'LCF-G3', 6, 'Children’s ward'],
  ['Paediatrician', 'LCF-G4', 2, 'Children’s ward'],
  ['Physiotherapist', 'LCF-G2', 6, 'Therapies'],
  ['Emergency department doctor', 'LCF-G3', 4, 'Emergency department'],
  ['Ward clerk', 'LCF-G1', 7, 'Wards'],
  ['Porter', 'LCF-G1', 6, 'Estates'],
  ['Laboratory scientist', 'LCF-G1', 5, 'Pathology'],
  ['Named nurse, children', 'LCF-G5', 0.2, 'Safeguarding'],
  ['Bank worker', undefined, 4, 'Bank staff'],
];
const council: readonly Job[] = [
  ['Social worker', 'LCF-G4', 14, 'Family safeguarding'],
  ['Family support worker', 'LCF-G3', 13, 'Family hubs'],
  ['Youth worker', 'LCF-G3', 7, 'Youth service'],
  ['Residential worker', 'LCF-G3', 5, 'Residential'],
  ['Housing officer', 'LCF-G2', 10, 'Housing'],
  ['Environmental health officer', 'LCF-G1', 3, 'Regulation'],
  ['Library assistant', 'LCF-G1', 8, 'Libraries'],
  ['Leisure attendant', 'LCF-G1', 8, 'Leisure'],
  ['Refuse loader', 'LCF-G1', 6, 'Waste'],
  ['Officer 3', undefined, 5, 'Corporate services'],
  ['Head of service', 'LCF-G7', 0.5, 'Executive'],
];
const school: readonly Job[] = [
  ['Teacher', 'LCF-G3', 38, 'Teaching'],
  ['Teaching assistant', 'LCF-G3', 28, 'Teaching'],
  ['School office administrator', 'LCF-G1', 7, 'Office'],
  ['Midday supervisor', 'LCF-G2', 10, 'Lunchtime'],
  ['Caretaker', 'LCF-G1', 3, 'Site'],
  ['Designated safeguarding lead', 'LCF-G5', 2, 'Safeguarding'],
  ['Tutor, peripatetic', undefined, 3, 'Teaching'],
];
const nursery: readonly Job[] = [
  ['Nursery practitioner', 'LCF-G3', 60, 'Rooms'],
  ['Room leader', 'LCF-G3', 16, 'Rooms'],
  ['Nursery cook', 'LCF-G1', 5, 'Kitchen'],
  ['Apprentice', undefined, 4, 'Rooms'],
];
const practice: readonly Job[] = [
  ['GP', 'LCF-G3', 26, 'Doctors'],
  ['Practice nurse', 'LCF-G3', 20, 'Nurses'],
  ['Receptionist', 'LCF-G1', 34, 'Reception'],
  ['Pharmacist', 'LCF-G2', 6, 'Dispensary'],
  ['Care navigator', undefined, 3, 'Reception'],
];
const care: readonly Job[] = [
  ['Care assistant', 'LCF-G1', 60, 'Care'],
  ['Senior carer', 'LCF-G1', 14, 'Care'],
  ['Night carer', undefined, 6, 'Care'],
  ['Activities coordinator', 'LCF-G2', 4, 'Care'],
];
const charity: readonly Job[] = [
  ['Youth club volunteer', 'LCF-G3', 40, 'Youth club'],
  ['Family mentor', 'LCF-G3', 24, 'Families'],
  ['Support worker', 'LCF-G2', 22, 'Support'],
  ['Fundraiser', 'LCF-G1', 8, 'Office'],
  ['Sessional worker', undefined, 4, 'Support'],
];
const teaching: readonly Job[] = [
  ['Lecturer', 'LCF-G2', 34, 'Teaching'],
  ['Student support adviser', 'LCF-G3', 10, 'Student services'],
  ['Research fellow', 'LCF-G1', 18, 'Research'],
  ['Technician', 'LCF-G1', 12, 'Estates'],
  ['Hourly paid tutor', undefined, 5, 'Teaching'],
];
const health: readonly Job[] = [
  ['Commissioning manager', 'LCF-G1', 40, 'Commissioning'],
  ['Continuing care nurse', 'LCF-G2', 20, 'Continuing care'],
  ['Designated nurse', 'LCF-G5', 2, 'Safeguarding'],
  ['Board member', 'LCF-BOARD', 2, 'Board'],
  ['Officer 3', undefined, 3, 'Corporate services'],
];

const trade = (kind: AgencyKind, jobs: readonly Job[], title: string, more: Partial<Trade> = {}): Trade => ({
  kind,
  jobs,
  leads: [title, 'LCF-G6'],
  ...more,
});

/** The sorts of agency that a generated partnership has, one for each kind that charging knows. */
export const trades: Readonly<Record<AgencyKind, Trade>> = {
  ruh: trade('ruh', hospital, 'Ward manager'),
  council: trade('council', council, 'Team manager'),
  police: trade(
    'police',
    [
      ['Police constable', 'LCF-G2', 52, 'Neighbourhoods'],
      ['Detective, child protection', 'LCF-G4', 8, 'Public protection'],
      ['Police community support officer', 'LCF-G2', 14, 'Neighbourhoods'],
      ['Call handler', 'LCF-G2', 9, 'Contact centre'],
      ['Analyst', 'LCF-G1', 8, 'Intelligence'],
      ['Police staff', undefined, 4, 'Support'],
    ],
    'Sergeant',
  ),
  'school-maintained': trade('school-maintained', school, 'Deputy head'),
  'school-academy': trade('school-academy', school, 'Assistant head'),
  'school-independent': trade(
    'school-independent',
    [...school, ['Boarding house parent', 'LCF-G3', 8, 'Boarding']],
    'Deputy head',
  ),
  college: trade('college', teaching, 'Curriculum manager'),
  university: trade('university', teaching, 'Head of department'),
  'ey-group': trade('ey-group', nursery, 'Nursery manager', { isEarlyYears: true }),
  'ey-home': trade(
    'ey-home',
    [
      ['Childminder', 'LCF-G3', 1, 'Home'],
      ['Childminding assistant', 'LCF-G3', 1, 'Home'],
    ],
    'Childminder',
    { isEarlyYears: true },
  ),
  gp: trade('gp', practice, 'Practice manager'),
  'care-home': trade('care-home', care, 'Home manager'),
  'dom-care': trade('dom-care', [['Home carer', 'LCF-G1', 60, 'Rounds'], ...care.slice(1)], 'Care coordinator'),
  'small-agency': trade('small-agency', charity, 'Project coordinator'),
  'commissioned-nonprofit-large': trade('commissioned-nonprofit-large', charity, 'Service manager'),
  'commissioned-for-profit': trade(
    'commissioned-for-profit',
    [['Residential worker', 'LCF-G3', 30, 'Homes'], ...care],
    'Home manager',
  ),
  'virgin-care': trade(
    'virgin-care',
    [
      ['Health visitor', 'LCF-G3', 24, 'Community health'],
      ['School nurse', 'LCF-G3', 12, 'Community health'],
      ['Community nurse', 'LCF-G2', 34, 'Community nursing'],
      ['Speech and language therapist', 'LCF-G3', 10, 'Therapies'],
      ['Clinic clerk', 'LCF-G1', 8, 'Clinics'],
    ],
    'Locality manager',
  ),
  icb: trade('icb', health, 'Head of commissioning'),
  ccg: trade('ccg', health, 'Head of commissioning'),
  contractor: trade(
    'contractor',
    [
      ['Driver', 'LCF-G1', 50, 'Routes'],
      ['Passenger assistant', 'LCF-G2', 40, 'Routes'],
    ],
    'Route supervisor',
  ),
  other: trade(
    'other',
    [
      ['Firefighter', 'LCF-G1', 40, 'Stations'],
      ['Community safety adviser', 'LCF-G2', 14, 'Prevention'],
      ['Probation officer', 'LCF-G3', 22, 'Supervision'],
      ['Control operator', 'LCF-G1', 6, 'Control'],
      ['Volunteer', undefined, 3, 'Prevention'],
    ],
    'Watch manager',
  ),
};

/** Every title that a group is named for, once. */
export const titlesWithGroup: ReadonlyMap<string, string> = new Map(
  Object.values(trades).flatMap(({ jobs, leads }) => [
    ...jobs.flatMap(([title, audience]) => (audience === undefined ? [] : [[title, audience] as const])),
    leads,
  ]),
);
