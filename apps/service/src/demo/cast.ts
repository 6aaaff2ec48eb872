import { demoAgencies, demoAgency } from './agencies.ts';
import type { FullName } from './names.ts';
import type { Cells } from './workforce.ts';

/** Somebody of the demo's story, as she is known in the demo LMS too. */
export interface CastMember extends FullName {
  /** Her id in the demo LMS. */
  readonly id: string;
  readonly agencyRef: string;
  readonly staffNumber: string;
  readonly email?: string;
  /** What she may see in Trellis; absent: her own learning only. */
  readonly role?: 'manager' | 'agency-lead' | 'coordinator' | 'board' | 'administrator';
  readonly jobTitle: string;
  /** What her page shows, for whoever chooses whom to be. */
  readonly story: string;
}

const at = (local: string, agencyRef: string) => `${local}@${demoAgency(agencyRef).mail}`;

/** Whom a newcomer can be. */
export const castMembers: readonly CastMember[] = [
  { id: 'chloe', givenName: 'Chloe', familyName: 'Nowak', agencyRef: 'WT', staffNumber: 'WT-1007', email: at('chloe.nowak', 'WT'), jobTitle: 'Nursery practitioner', story: 'A nursery practitioner whose training ran out when a rule changed' },
  { id: 'gareth', givenName: 'Gareth', familyName: 'Pryce', agencyRef: 'HC', staffNumber: 'HC-1001', email: at('gareth.pryce', 'HC'), role: 'manager', jobTitle: 'Home manager', story: 'The manager of a care home with a team of fourteen' },
  { id: 'jo', givenName: 'Jo', familyName: 'Kendall', agencyRef: 'RH', staffNumber: 'RH-1001', email: at('jo.kendall', 'RH'), role: 'agency-lead', jobTitle: 'Named nurse, children', story: 'A hospital’s training lead who looks after 900 posts' },
  { id: 'rosa', givenName: 'Rosa', familyName: 'Lindqvist', agencyRef: 'AC', staffNumber: 'AC-1001', email: at('rosa.lindqvist', 'AC'), role: 'coordinator', jobTitle: 'Workforce coordinator', story: 'The partnership’s training coordinator' },
  { id: 'helen', givenName: 'Helen', familyName: 'Frost', agencyRef: 'ICB', staffNumber: 'ICB-1001', email: at('helen.frost', 'ICB'), role: 'board', jobTitle: 'Independent chair', story: 'The chair of the partnership’s board' },
  { id: 'sam', givenName: 'Sam', familyName: 'Ebanks', agencyRef: 'AC', staffNumber: 'AC-1002', email: at('sam.ebanks', 'AC'), role: 'administrator', jobTitle: 'Learning systems officer', story: 'The administrator who connects learning systems' },
];

/** Somebody who is in the demo LMS, but whom no agency has told Trellis about. */
export const stranger = { id: 'nobody-yet', givenName: 'Alex', familyName: 'Newcombe', email: 'alex.newcombe@elsewhere.example', story: 'Somebody whom no agency has told us about' } as const;

/** Gareth's team; the last three have no e-mail. */
const team: readonly FullName[] = [
  ['Ana', 'Ferreira'],
  ['Ben', 'Quarshie'],
  ['Carol', 'Denholm'],
  ['Dilip', 'Ramgoolam'],
  ['Esther', 'Bankole'],
  ['Frank', 'Tolley'],
  ['Gosia', 'Zielinska'],
  ['Hugh', 'Penrose'],
  ['Ivy', 'Castellan'],
  ['Jean', 'Murdoch'],
  ['Kwame', 'Asante'],
  ['Lily', 'Trevanion'],
  ['Moses', 'Oyelaran'],
  ['Nell', 'Garside'],
].map(([givenName, familyName]) => ({ givenName: givenName!, familyName: familyName! }));

/** Names that a generated workforce leaves alone. */
export const castNames: readonly FullName[] = [...castMembers, ...team];

const post = (member: CastMember, startsOn: string, more: Cells = {}): Cells => ({
  agencyRef: member.agencyRef,
  staffNumber: member.staffNumber,
  givenName: member.givenName,
  familyName: member.familyName,
  ...(member.email === undefined ? {} : { workEmail: member.email }),
  jobTitle: member.jobTitle,
  startsOn,
  ...more,
});

const [chloe, gareth, jo, rosa, helen, sam] = castMembers as [CastMember, CastMember, CastMember, CastMember, CastMember, CastMember];

/** The first row of each agency names it; the other rows need only its short name. */
const agencyCells = new Map(
  demoAgencies.map(({ ref, name, kind, annualTurnover }) => [ref, { agencyName: name, agencyKind: kind, ...(annualTurnover === undefined ? {} : { annualTurnover }) }]),
);

/** The cast's posts. Their dates are the story's own and do not move. */
export const cast: readonly Cells[] = withAgencies([
  post(chloe, '2022-09-05', { team: 'Rooms' }),
  { ...post(chloe, '2024-01-15', { jobTitle: 'Youth club volunteer', team: 'Youth club' }), agencyRef: 'BS', staffNumber: 'BS-1003' },
  post(gareth, '2015-03-02', { team: 'Office' }),
  ...team.map(
    ({ givenName, familyName }, index): Cells => ({
      agencyRef: 'HC',
      staffNumber: `HC-${1101 + index}`,
      givenName,
      familyName,
      ...(index < 11 ? { workEmail: at(`${givenName}.${familyName}`.toLowerCase(), 'HC') } : {}),
      jobTitle: index < 4 ? 'Senior carer' : 'Care assistant',
      team: 'Care',
      managerStaffNumber: gareth.staffNumber,
      startsOn: `20${String(16 + (index % 9))}-05-09`,
    }),
  ),
  post(jo, '2019-06-03', { team: 'Safeguarding', flags: 'named-lead', audience: 'LCF-G5' }),
  post(rosa, '2018-01-08', { team: 'Children’s services' }),
  post(helen, '2023-04-01', { audience: 'LCF-G8' }),
  post(sam, '2020-10-01', { team: 'Corporate services' }),
  // Agencies that none of the cast works for are named by whoever comes first.
  ...[
    ['POL', 'Marek', 'Sobczak', 'Police constable'],
    ['LA', 'Dot', 'Fairweather', 'Childminder'],
    ['SA', 'Ruth', 'Akande', 'Teacher'],
    ['OI', 'Miles', 'Harcourt', 'Teacher'],
    ['PL', 'Sunniva', 'Rao-Bell', 'GP'],
  ].map(([agencyRef, givenName, familyName, jobTitle]): Cells => ({
    agencyRef: agencyRef!,
    staffNumber: `${agencyRef}-1001`,
    givenName: givenName!,
    familyName: familyName!,
    workEmail: at(`${givenName}.${familyName}`.toLowerCase(), agencyRef!),
    jobTitle: jobTitle!,
    startsOn: '2017-09-01',
  })),
]);

function withAgencies(rows: readonly Cells[]): readonly Cells[] {
  const named = new Set<string>();
  return rows.map((row) => {
    const ref = row['agencyRef']!;
    if (named.has(ref)) return row;
    named.add(ref);
    return { ...row, ...agencyCells.get(ref) };
  });
}

/** What the cast has learnt. Chloe's course was good for three years until the early years rule changed to two. */
export const castEvidence: readonly Cells[] = [
  { agencyRef: 'WT', staffNumber: chloe.staffNumber, kind: 'completion', courseRef: 'SG-1', courseVersion: '3', achievedOn: '2022-09-12', hours: '1' },
  { agencyRef: 'WT', staffNumber: chloe.staffNumber, kind: 'completion', courseRef: 'SG-2', courseVersion: '3', achievedOn: '2022-10-18', hours: '3' },
  { agencyRef: 'WT', staffNumber: chloe.staffNumber, kind: 'completion', courseRef: 'SG-EY', courseVersion: '3', achievedOn: '2024-10-01', hours: '3', reference: 'SG-EY-2024-10-117' },
  { agencyRef: 'WT', staffNumber: chloe.staffNumber, kind: 'completion', courseRef: 'SG-1', courseVersion: '3', achievedOn: '2025-09-12', hours: '1' },
  { agencyRef: 'HC', staffNumber: gareth.staffNumber, kind: 'completion', courseRef: 'SG-1', courseVersion: '3', achievedOn: '2025-01-20', hours: '1' },
  { agencyRef: 'HC', staffNumber: gareth.staffNumber, kind: 'completion', courseRef: 'SG-2', courseVersion: '3', achievedOn: '2024-11-26', hours: '3' },
  { agencyRef: 'RH', staffNumber: jo.staffNumber, kind: 'completion', courseRef: 'SG-1', courseVersion: '3', achievedOn: '2025-05-01', hours: '1' },
  { agencyRef: 'RH', staffNumber: jo.staffNumber, kind: 'completion', courseRef: 'SG-2', courseVersion: '3', achievedOn: '2025-05-13', hours: '3' },
  { agencyRef: 'HC', staffNumber: gareth.staffNumber, kind: 'completion', courseRef: 'SG-4', courseVersion: '2', achievedOn: '2025-02-11', hours: '6' },
  { agencyRef: 'HC', staffNumber: 'HC-1102', kind: 'completion', courseRef: 'SG-1', courseVersion: '3', achievedOn: '2026-03-10', hours: '1' },
  { agencyRef: 'HC', staffNumber: 'HC-1103', kind: 'completion', courseRef: 'SG-1', courseVersion: '3', achievedOn: '2023-06-20', hours: '1' },
  { agencyRef: 'HC', staffNumber: 'HC-1104', kind: 'completion', courseRef: 'SG-1', courseVersion: '3', achievedOn: '2024-01-16', hours: '1' },
  { agencyRef: 'RH', staffNumber: jo.staffNumber, kind: 'completion', courseRef: 'SG-3', courseVersion: '2', achievedOn: '2025-05-14', hours: '6' },
  { agencyRef: 'ICB', staffNumber: helen.staffNumber, kind: 'completion', courseRef: 'SG-5', courseVersion: '1', achievedOn: '2024-09-19', hours: '3' },
];
