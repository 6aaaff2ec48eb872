/** A job title of the demo: who uses it, and the group it belongs to. */
export interface DemoJobTitle {
  readonly title: string;
  /** Absent: nobody has put this title in a group yet, so its posts cannot be judged. */
  readonly audience?: string;
  /** Short names of the agencies that use it, with how common it is there. */
  readonly at: Readonly<Record<string, number>>;
  readonly team: string;
}

const why: Readonly<Record<string, string>> = {
  'LCF-G1': 'Occasional contact with children and families',
  'LCF-G2': 'Regular contact with children and families',
  'LCF-G3': 'Works mainly with children and families',
  'LCF-G4': 'Takes part in section 47 enquiries',
  'LCF-G5': 'Named or designated lead',
  'LCF-G6': 'Manages services for children and families',
  'LCF-G7': 'Leads services at the strategic level',
};

/** Why a group was chosen, as whoever mapped a title would write it. */
export function reasonFor(audience: string): string {
  return `${why[audience] ?? 'Agreed by the workforce subgroup'}; agreed by the workforce subgroup`;
}

/** The job titles of the demo; some have no group, as in any real extract. */
export const demoJobTitles: readonly DemoJobTitle[] = [
  { title: 'Staff nurse', audience: 'LCF-G2', at: { RH: 26 }, team: 'Wards' },
  { title: 'Healthcare assistant', audience: 'LCF-G2', at: { RH: 16 }, team: 'Wards' },
  { title: 'Midwife', audience: 'LCF-G3', at: { RH: 8 }, team: 'Maternity' },
  { title: 'Children’s nurse', audience: 'LCF-G3', at: { RH: 8 }, team: 'Children’s ward' },
  { title: 'Paediatrician', audience: 'LCF-G4', at: { RH: 3 }, team: 'Children’s ward' },
  { title: 'Play specialist', audience: 'LCF-G3', at: { RH: 2 }, team: 'Children’s ward' },
  { title: 'Physiotherapist', audience: 'LCF-G2', at: { RH: 5 }, team: 'Therapies' },
  { title: 'Emergency department doctor', audience: 'LCF-G3', at: { RH: 5 }, team: 'Emergency department' },
  { title: 'Ward clerk', audience: 'LCF-G1', at: { RH: 5 }, team: 'Wards' },
  { title: 'Porter', audience: 'LCF-G1', at: { RH: 6 }, team: 'Estates' },
  { title: 'Bank worker', at: { RH: 5 }, team: 'Bank staff' },
  { title: 'Officer 3', at: { RH: 2, AC: 4 }, team: 'Corporate services' },
  { title: 'Ward manager', audience: 'LCF-G6', at: { RH: 3 }, team: 'Wards' },
  { title: 'Director of nursing', audience: 'LCF-G7', at: { RH: 0.3 }, team: 'Executive' },
  { title: 'Social worker', audience: 'LCF-G4', at: { AC: 22 }, team: 'Family safeguarding' },
  { title: 'Family support worker', audience: 'LCF-G3', at: { AC: 18 }, team: 'Family hubs' },
  { title: 'Youth worker', audience: 'LCF-G3', at: { AC: 8 }, team: 'Youth service' },
  { title: 'Housing officer', audience: 'LCF-G2', at: { AC: 10 }, team: 'Housing' },
  { title: 'Library assistant', audience: 'LCF-G1', at: { AC: 10 }, team: 'Libraries' },
  { title: 'Leisure attendant', audience: 'LCF-G1', at: { AC: 7 }, team: 'Leisure' },
  { title: 'Team manager', audience: 'LCF-G6', at: { AC: 7 }, team: 'Family safeguarding' },
  { title: 'Cultural mediator', at: { AC: 3 }, team: 'Communities' },
  { title: 'Workforce coordinator', audience: 'LCF-G1', at: {}, team: 'Children’s services' },
  { title: 'Learning systems officer', audience: 'LCF-G1', at: {}, team: 'Corporate services' },
  { title: 'Head of service', audience: 'LCF-G7', at: { AC: 1 }, team: 'Children’s services' },
  { title: 'Police constable', audience: 'LCF-G2', at: { POL: 16 }, team: 'Neighbourhoods' },
  { title: 'Detective, child protection', audience: 'LCF-G4', at: { POL: 5 }, team: 'Public protection' },
  { title: 'Police community support officer', audience: 'LCF-G2', at: { POL: 6 }, team: 'Neighbourhoods' },
  { title: 'Detective inspector', audience: 'LCF-G6', at: { POL: 1 }, team: 'Public protection' },
  { title: 'Commissioning manager', audience: 'LCF-G1', at: { ICB: 12 }, team: 'Commissioning' },
  { title: 'Designated nurse', audience: 'LCF-G5', at: { ICB: 2 }, team: 'Safeguarding' },
  { title: 'Health visitor', audience: 'LCF-G3', at: { ICB: 12 }, team: 'Community health' },
  { title: 'Nursery practitioner', audience: 'LCF-G3', at: { WT: 14 }, team: 'Rooms' },
  { title: 'Room leader', audience: 'LCF-G3', at: { WT: 4 }, team: 'Rooms' },
  { title: 'Nursery manager', audience: 'LCF-G6', at: { WT: 1 }, team: 'Office' },
  { title: 'Nursery cook', audience: 'LCF-G1', at: { WT: 1 }, team: 'Kitchen' },
  { title: 'Childminder', audience: 'LCF-G3', at: { LA: 1 }, team: 'Home' },
  { title: 'Teacher', audience: 'LCF-G3', at: { SA: 18, OI: 26 }, team: 'Teaching' },
  { title: 'Teaching assistant', audience: 'LCF-G3', at: { SA: 16, OI: 12 }, team: 'Teaching' },
  { title: 'School office administrator', audience: 'LCF-G1', at: { SA: 3, OI: 4 }, team: 'Office' },
  { title: 'Caretaker', audience: 'LCF-G1', at: { SA: 1, OI: 2 }, team: 'Site' },
  { title: 'Boarding house parent', at: { OI: 3 }, team: 'Boarding' },
  { title: 'Home manager', audience: 'LCF-G6', at: {}, team: 'Office' },
  { title: 'Care assistant', audience: 'LCF-G1', at: { HC: 20 }, team: 'Care' },
  { title: 'Senior carer', audience: 'LCF-G1', at: { HC: 5 }, team: 'Care' },
  { title: 'Night carer', at: { HC: 3 }, team: 'Care' },
  { title: 'Youth club volunteer', audience: 'LCF-G3', at: { BS: 8 }, team: 'Youth club' },
  { title: 'Project coordinator', audience: 'LCF-G6', at: { BS: 1 }, team: 'Office' },
  { title: 'GP', audience: 'LCF-G3', at: { PL: 8 }, team: 'Doctors' },
  { title: 'Practice nurse', audience: 'LCF-G3', at: { PL: 6 }, team: 'Nurses' },
  { title: 'Receptionist', audience: 'LCF-G1', at: { PL: 10 }, team: 'Reception' },
];
