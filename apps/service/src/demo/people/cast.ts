import { demoAgency } from './agencies.ts';
import type { FullName } from '../names.ts';

/** Somebody of the demo's story, as she is known in the demo LMS too. */
export interface CastMember extends FullName {
  /** Her id in the demo LMS. */
  readonly id: string;
  readonly agencyRef: string;
  readonly staffNumber: string;
  readonly email?: string;
  /** What she may see in Trellis; absent: her own learning only. */
  readonly role?: 'manager' | 'agency-lead' | 'coordinator' | 'trainer' | 'finance' | 'board' | 'administrator';
  readonly jobTitle: string;
  /** What her page shows, for whoever chooses whom to be. */
  readonly story: string;
}

/** An e-mail address at an agency of the demo. */
export const at = (local: string, agencyRef: string): string => `${local}@${demoAgency(agencyRef).mail}`;

/** Whom a newcomer can be. */
export const castMembers: readonly CastMember[] = [
  {
    id: 'chloe',
    givenName: 'Chloe',
    familyName: 'Nowak',
    agencyRef: 'WT',
    staffNumber: 'WT-1007',
    email: at('chloe.nowak', 'WT'),
    jobTitle: 'Nursery practitioner',
    story: 'A nursery practitioner whose training ran out when a rule changed',
  },
  {
    id: 'gareth',
    givenName: 'Gareth',
    familyName: 'Pryce',
    agencyRef: 'HC',
    staffNumber: 'HC-1001',
    email: at('gareth.pryce', 'HC'),
    role: 'manager',
    jobTitle: 'Home manager',
    story: 'The manager of a care home with a team of fourteen',
  },
  {
    id: 'jo',
    givenName: 'Jo',
    familyName: 'Kendall',
    agencyRef: 'RH',
    staffNumber: 'RH-1001',
    email: at('jo.kendall', 'RH'),
    role: 'agency-lead',
    jobTitle: 'Named nurse, children',
    story: 'A hospital’s training lead who looks after 900 posts',
  },
  {
    id: 'rosa',
    givenName: 'Rosa',
    familyName: 'Lindqvist',
    agencyRef: 'AC',
    staffNumber: 'AC-1001',
    email: at('rosa.lindqvist', 'AC'),
    role: 'coordinator',
    jobTitle: 'Workforce coordinator',
    story: 'The partnership’s training coordinator',
  },
  {
    id: 'marcia',
    givenName: 'Marcia',
    familyName: 'Bell',
    agencyRef: 'RH',
    staffNumber: 'RH-1002',
    email: at('marcia.bell', 'RH'),
    role: 'trainer',
    jobTitle: 'Community nurse',
    story: 'A community nurse who trains for the partnership',
  },
  {
    id: 'priya',
    givenName: 'Priya',
    familyName: 'Raman',
    agencyRef: 'AC',
    staffNumber: 'AC-1003',
    email: at('priya.raman', 'AC'),
    role: 'finance',
    jobTitle: 'Finance officer',
    story: 'The finance officer who bills the agencies',
  },
  {
    id: 'helen',
    givenName: 'Helen',
    familyName: 'Frost',
    agencyRef: 'ICB',
    staffNumber: 'ICB-1001',
    email: at('helen.frost', 'ICB'),
    role: 'board',
    jobTitle: 'Independent chair',
    story: 'The chair of the partnership’s board',
  },
  {
    id: 'sam',
    givenName: 'Sam',
    familyName: 'Ebanks',
    agencyRef: 'AC',
    staffNumber: 'AC-1002',
    email: at('sam.ebanks', 'AC'),
    role: 'administrator',
    jobTitle: 'Learning systems officer',
    story: 'The administrator who connects learning systems',
  },
];

/** Somebody who is in the demo LMS, but whom no agency has told Trellis about. */
export const stranger = {
  id: 'nobody-yet',
  givenName: 'Alex',
  familyName: 'Newcombe',
  email: 'alex.newcombe@elsewhere.example',
  story: 'Somebody whom no agency has told us about',
} as const;

/** Gareth's team; the last three have no e-mail. */
export const team: readonly FullName[] = [
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
