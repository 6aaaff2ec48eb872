import { demoAgencies } from './agencies.ts';
import { at, castMembers, team, type CastMember } from './cast.ts';
import type { Cells } from './cells.ts';

const member = (id: string): CastMember => {
  const found = castMembers.find((each) => each.id === id);
  if (found === undefined) throw new Error(`Nobody of the cast is called ${id}.`);
  return found;
};
const chloe = member('chloe');
const gareth = member('gareth');

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

/** The first row of each agency names it; the other rows need only its short name. */
const agencyCells = new Map(
  demoAgencies.map(({ ref, name, kind, annualTurnover }) => [
    ref,
    { agencyName: name, agencyKind: kind, ...(annualTurnover === undefined ? {} : { annualTurnover }) },
  ]),
);

/** The cast's posts. Their dates are the story's own and do not move. */
export const cast: readonly Cells[] = withAgencies([
  post(chloe, '2022-09-05', { team: 'Rooms' }),
  {
    ...post(chloe, '2024-01-15', { jobTitle: 'Youth club volunteer', team: 'Youth club' }),
    agencyRef: 'BS',
    staffNumber: 'BS-1003',
  },
  post(gareth, '2015-03-02', { team: 'Office' }),
  ...team.map(({ givenName, familyName }, index): Cells => ({
    agencyRef: 'HC',
    staffNumber: `HC-${1101 + index}`,
    givenName,
    familyName,
    ...(index < 11 ? { workEmail: at(`${givenName}.${familyName}`.toLowerCase(), 'HC') } : {}),
    jobTitle: index < 4 ? 'Senior carer' : 'Care assistant',
    team: 'Care',
    managerStaffNumber: gareth.staffNumber,
    startsOn: `20${String(16 + (index % 9))}-05-09`,
  })),
  post(member('jo'), '2019-06-03', { team: 'Safeguarding', flags: 'named-lead', audience: 'LCF-G5' }),
  post(member('rosa'), '2018-01-08', { team: 'Children’s services' }),
  post(member('helen'), '2023-04-01', { audience: 'LCF-G8' }),
  post(member('marcia'), '2016-02-01', { team: 'Community nursing', audience: 'LCF-G3' }),
  post(member('sam'), '2020-10-01', { team: 'Corporate services' }),
  post(member('priya'), '2021-05-04', { team: 'Finance', audience: 'LCF-G1' }),
  // The others of the trainers' pool, and people who learn.
  ...[
    ['WT', 'WT-1008', 'Tamsin', 'Okoro', 'Nursery practitioner', 'Rooms'],
    ['AC', 'AC-1005', 'Jonah', 'Pell', 'Family support worker', 'Family hubs'],
    ['BS', 'BS-1002', 'Faye', 'Lindgren', 'Youth club worker', 'Youth club'],
    ['POL', 'POL-1002', 'Dev', 'Khatri', 'Detective, child protection', 'Public protection'],
    ['AC', 'AC-1004', 'Lena', 'Voss', 'Learning adviser', 'Children’s services'],
    ['ICB', 'ICB-1002', 'Rhian', 'Maddox', 'Designated nurse', 'Safeguarding'],
  ].map(([agencyRef, staffNumber, givenName, familyName, jobTitle, team]): Cells => ({
    agencyRef: agencyRef!,
    staffNumber: staffNumber!,
    givenName: givenName!,
    familyName: familyName!,
    workEmail: at(`${givenName}.${familyName}`.toLowerCase(), agencyRef!),
    jobTitle: jobTitle!,
    team: team!,
    audience: 'LCF-G3',
    startsOn: '2014-04-07',
  })),
  // Agencies that none of the cast works for are named by whoever comes first.
  ...[
    ['POL', 'Marek', 'Sobczak', 'Police constable', ''],
    ['LA', 'Dot', 'Fairweather', 'Childminder', ''],
    ['SA', 'Ruth', 'Akande', 'Teacher', ''],
    ['OI', 'Miles', 'Harcourt', 'Teacher', ''],
    ['PL', 'Sunniva', 'Rao-Bell', 'GP', 'gp-safeguarding-lead'],
  ].map(([agencyRef, givenName, familyName, jobTitle, flags]): Cells => ({
    agencyRef: agencyRef!,
    staffNumber: `${agencyRef}-1001`,
    givenName: givenName!,
    familyName: familyName!,
    workEmail: at(`${givenName}.${familyName}`.toLowerCase(), agencyRef!),
    jobTitle: jobTitle!,
    ...(flags === '' ? {} : { flags: flags! }),
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
