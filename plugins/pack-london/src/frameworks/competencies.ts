import type { Framework } from '@trellis/core/frameworks';
import type { z } from 'zod';

const document = 'London Competency Framework';

/** The competencies of each level's own list, in short. Units tell apart what one line of the source asks for twice. */
export const competencies: z.input<typeof Framework>['competencies'] = [
  {
    id: 'LCF-L1-C1',
    level: 'LCF-L1',
    title: 'Knows what child abuse is and recognises possible signs of abuse and neglect',
    source: { document, section: '4 (table, level 1)' },
  },
  {
    id: 'LCF-L1-C2',
    level: 'LCF-L1',
    title: "Aware of the organisation's basic safeguarding children procedures",
    source: { document, section: '4 (table, level 1)' },
  },
  {
    id: 'LCF-L1-C3',
    level: 'LCF-L1',
    title:
      "Knows whom to contact in the organisation about a child's safety or welfare, and the stand-in when that person is away",
    source: { document, section: '4 (table, level 1)' },
  },
  {
    id: 'LCF-L1-C4',
    level: 'LCF-L1',
    title: "Knows whom to contact about a colleague's behaviour towards, or risk to, a child",
    source: { document, section: '4 (table, level 1)' },
  },
  {
    id: 'LCF-L1-C5',
    level: 'LCF-L1',
    title: 'Knows the standards of behaviour towards children expected of staff',
    source: { document, section: '4 (table, level 1)' },
  },
  {
    id: 'LCF-L2-C1',
    level: 'LCF-L2',
    title: 'Records and shares information about concerns',
    source: { document, section: '4 (table, level 2)' },
  },
  {
    id: 'LCF-L2-C2',
    level: 'LCF-L2',
    title:
      'Uses the national assessment framework for children in need, within own safeguarding role and responsibilities',
    source: { document, section: '4 (table, level 2)', note: 'the source is broken here; read as one competency' },
  },
  {
    id: 'LCF-L2-C3',
    level: 'LCF-L2',
    title:
      'Works with others to identify, assess and meet needs where there are safeguarding concerns; sets child-focused interventions and measurable outcomes',
    units: [
      {
        id: 'LCF-L2-C3a',
        title: 'Works with others to identify, assess and meet needs where there are safeguarding concerns',
      },
      { id: 'LCF-L2-C3b', title: 'Identifies child-focused interventions and measurable outcomes' },
    ],
    source: { document, section: '4 (table, level 2)' },
  },
  {
    id: 'LCF-L2-C4',
    level: 'LCF-L2',
    title:
      'Understands how parenting difficulties (domestic abuse, mental health, substance misuse, learning difficulties) may affect parenting capacity',
    source: { document, section: '4 (table, level 2)' },
  },
  {
    id: 'LCF-L2-C5',
    level: 'LCF-L2',
    title: 'Recognises why family history and functioning matter',
    source: { document, section: '4 (table, level 2)' },
  },
  {
    id: 'LCF-L2-C6',
    level: 'LCF-L2',
    title:
      'Works with children and families, including with lack of co-operation and superficial compliance, as far as the role goes',
    source: { document, section: '4 (table, level 2)' },
  },
  {
    id: 'LCF-L3-C1',
    level: 'LCF-L3',
    title:
      'Section 47 enquiries, child protection conferences and core groups: roles, responsibilities, working with others',
    source: { document, section: '4 (table, level 3)' },
  },
  {
    id: 'LCF-L3-C2',
    level: 'LCF-L3',
    title: 'Uses professional judgement on whether a child suffers or is likely to suffer significant harm',
    source: { document, section: '4 (table, level 3)' },
  },
  {
    id: 'LCF-L3-C3',
    level: 'LCF-L3',
    title: 'Works with complexity',
    source: { document, section: '4 (table, level 3)' },
  },
  {
    id: 'LCF-L3-C4',
    level: 'LCF-L3',
    title: 'Takes emergency action',
    source: { document, section: '4 (table, level 3)' },
  },
  {
    id: 'LCF-L3-C5',
    level: 'LCF-L3',
    title: 'Communicates with children in line with guidance on interviewing vulnerable witnesses',
    source: { document, section: '4 (table, level 3)' },
  },
  {
    id: 'LCF-L3-C6',
    level: 'LCF-L3',
    title: 'Promotes effective professional practice',
    source: { document, section: '4 (table, level 3)' },
  },
  {
    id: 'LCF-L3-C7',
    level: 'LCF-L3',
    title: 'Supervises child protection cases and advises others',
    source: { document, section: '4 (table, level 3)' },
  },
  {
    id: 'LCF-L4-C1',
    level: 'LCF-L4',
    title: 'Supervises child protection cases; manages performance for effective inter-agency practice',
    units: [
      { id: 'LCF-L4-C1a', title: 'Supervises child protection cases' },
      { id: 'LCF-L4-C1b', title: 'Manages performance so that inter-agency practice is effective' },
    ],
    source: { document, section: '4 (table, level 4)' },
  },
  {
    id: 'LCF-L4-C2',
    level: 'LCF-L4',
    title: 'Specialist training for key management or supervisory roles, such as intake/duty teams',
    source: { document, section: '4 (table, level 4)' },
  },
  {
    id: 'LCF-L5-C1',
    level: 'LCF-L5',
    title: 'Section 11 expectations, roles and responsibilities',
    source: { document, section: '4 (table, level 5)' },
  },
  {
    id: 'LCF-L5-C2',
    level: 'LCF-L5',
    title: 'What is expected of members so that co-operation improves effectiveness',
    source: { document, section: '4 (table, level 5)' },
  },
  {
    id: 'LCF-L5-C3',
    level: 'LCF-L5',
    title: 'Current policy, research and practice developments',
    source: { document, section: '4 (table, level 5)' },
  },
  {
    id: 'LCF-L5-C4',
    level: 'LCF-L5',
    title:
      'Puts lessons of serious case / learning and improvement reviews into effect; specialist training for specific roles, such as independent chair or business manager',
    units: [
      { id: 'LCF-L5-C4a', title: 'Puts lessons from reviews into effect' },
      { id: 'LCF-L5-C4b', title: 'Specialist training for specific roles (independent chair, business manager)' },
    ],
    source: { document, section: '4 (table, level 5)' },
  },
];
