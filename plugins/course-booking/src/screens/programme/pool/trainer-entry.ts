import type { Trainer } from '@trellis/core/trainers';
import { dateOf, entryOf, type DateEntry } from '@trellis/ui/date-field';
import type { FieldError } from '@trellis/ui/error-summary';
import { dateFaults } from '../entry-faults.ts';

/** That somebody may train on one course, as it is typed. */
export interface ApprovalEntry {
  readonly courseId: string;
  readonly approvedOn: DateEntry;
  readonly expiresOn: DateEntry;
}

/** A trainer of the pool as she is typed. */
export interface TrainerEntry {
  readonly agencyId: string;
  readonly jobRole: string;
  /** Divided by commas. */
  readonly skills: string;
  readonly hasKnowledge: boolean;
  readonly isInHouse: boolean;
  readonly proof: 'training' | 'equivalent' | 'none';
  readonly equivalentWhat: string;
  readonly achievedOn: DateEntry;
  readonly expiresOn: DateEntry;
  /** Divided by commas. */
  readonly knowledge: string;
  /** In the order in which they were ticked. */
  readonly approvals: readonly ApprovalEntry[];
  readonly isActive: boolean;
}

/** What stands in the form of somebody new to the pool, or of somebody in it. */
export function trainerEntryOf(trainer: Trainer | undefined, agencyId = ''): TrainerEntry {
  const held = trainer?.trainingForTrainers ?? trainer?.equivalent;
  return {
    agencyId: trainer?.agencyId ?? agencyId,
    jobRole: trainer?.jobRole ?? '',
    skills: (trainer?.skills ?? []).join(', '),
    hasKnowledge: trainer?.hasSafeguardingKnowledge ?? false,
    isInHouse: trainer?.isInHouseTrainer ?? false,
    proof: trainer?.trainingForTrainers ? 'training' : trainer?.equivalent ? 'equivalent' : 'none',
    equivalentWhat: trainer?.equivalent?.what ?? '',
    achievedOn: entryOf(held?.achievedOn ?? null),
    expiresOn: entryOf(held?.expiresOn ?? null),
    knowledge: (trainer?.knowledge ?? []).join(', '),
    approvals: (trainer?.approvals ?? []).map(({ courseId, approvedOn, expiresOn }) => ({
      courseId,
      approvedOn: entryOf(approvedOn ?? null),
      expiresOn: entryOf(expiresOn ?? null),
    })),
    isActive: trainer?.isActive ?? true,
  };
}

/** What is wrong with a trainer as she is typed. */
export function trainerFaults(entry: TrainerEntry): readonly FieldError[] {
  const [achieved, expires] = [dateOf(entry.achievedOn), dateOf(entry.expiresOn)];
  const isTooMuch = (typed: string) => wordsOf(typed).length > 20 || wordsOf(typed).some((each) => each.length > 80);
  return [
    ...(entry.agencyId === '' ? [{ fieldId: 'trainer-agency', text: 'Choose the agency that lends the trainer' }] : []),
    ...(entry.jobRole.trim() === '' ? [{ fieldId: 'trainer-role', text: 'Enter the job role' }] : []),
    ...(isTooMuch(entry.skills)
      ? [{ fieldId: 'trainer-skills', text: 'Enter at most 20 skills, each in a few words' }]
      : []),
    ...(isTooMuch(entry.knowledge)
      ? [{ fieldId: 'trainer-knowledge', text: 'Enter at most 20 subjects, each in a few words' }]
      : []),
    ...entry.approvals.flatMap(({ approvedOn, expiresOn }, at) => approvalFaults(approvedOn, expiresOn, at)),
    ...(entry.proof === 'none'
      ? []
      : [
          ...(entry.proof === 'equivalent' && entry.equivalentWhat.trim() === ''
            ? [{ fieldId: 'trainer-equivalent', text: 'Say what experience was accepted' }]
            : []),
          ...(achieved === null ? [{ fieldId: 'trainer-achieved', text: 'Enter a real date, such as 12 3 2024' }] : []),
          ...dateFaults('trainer-expires', entry.expiresOn, '12 3 2028'),
          ...(achieved !== null && expires !== null && expires < achieved
            ? [{ fieldId: 'trainer-expires', text: 'It would run out before it was achieved' }]
            : []),
        ]),
  ];
}

/** The field of one date of an approval. */
export function approvalField(part: 'approved' | 'expires', at: number): string {
  return `trainer-approval-${part}-${at}`;
}

function approvalFaults(approved: DateEntry, expires: DateEntry, at: number): readonly FieldError[] {
  const [from, to] = [dateOf(approved), dateOf(expires)];
  return [
    ...dateFaults(approvalField('approved', at), approved, '12 3 2025'),
    ...dateFaults(approvalField('expires', at), expires, '12 3 2028'),
    ...(from !== null && to !== null && to < from
      ? [{ fieldId: approvalField('expires', at), text: 'It would run out before it was given' }]
      : []),
  ];
}

function wordsOf(typed: string): string[] {
  return typed
    .split(',')
    .map((skill) => skill.trim())
    .filter((skill) => skill !== '');
}

/** A trainer as the service takes her, once nothing is wrong. */
export function trainerTyped(entry: TrainerEntry, personId: Trainer['personId']): Trainer {
  const achievedOn = dateOf(entry.achievedOn);
  const expiresOn = dateOf(entry.expiresOn);
  const held = achievedOn === null ? undefined : { achievedOn, ...(expiresOn === null ? {} : { expiresOn }) };
  return {
    personId,
    agencyId: entry.agencyId as Trainer['agencyId'],
    jobRole: entry.jobRole.trim(),
    skills: wordsOf(entry.skills),
    knowledge: wordsOf(entry.knowledge),
    isInHouseTrainer: entry.isInHouse,
    hasSafeguardingKnowledge: entry.hasKnowledge,
    ...(entry.proof === 'training' && held ? { trainingForTrainers: held } : {}),
    ...(entry.proof === 'equivalent' && held ? { equivalent: { what: entry.equivalentWhat.trim(), ...held } } : {}),
    approvals: entry.approvals.map(({ courseId, approvedOn, expiresOn }) => {
      const [from, to] = [dateOf(approvedOn), dateOf(expiresOn)];
      return {
        courseId: courseId as Trainer['approvals'][number]['courseId'],
        ...(from === null ? {} : { approvedOn: from }),
        ...(to === null ? {} : { expiresOn: to }),
      };
    }),
    isActive: entry.isActive,
  };
}
