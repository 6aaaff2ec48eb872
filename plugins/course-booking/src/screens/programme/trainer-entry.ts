import type { Trainer } from '@trellis/core/trainers';
import { dateOf, entryOf, type DateEntry } from '@trellis/ui/date-field';
import type { FieldError } from '@trellis/ui/error-summary';
import { dateFaults } from './entry-faults.ts';

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
  readonly courseIds: readonly string[];
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
    courseIds: trainer?.courseIds ?? [],
    isActive: trainer?.isActive ?? true,
  };
}

/** What is wrong with a trainer as she is typed. */
export function trainerFaults(entry: TrainerEntry): readonly FieldError[] {
  const [achieved, expires] = [dateOf(entry.achievedOn), dateOf(entry.expiresOn)];
  const skills = skillsOf(entry.skills);
  return [
    ...(entry.agencyId === '' ? [{ fieldId: 'trainer-agency', text: 'Choose the agency that lends the trainer' }] : []),
    ...(entry.jobRole.trim() === '' ? [{ fieldId: 'trainer-role', text: 'Enter the job role' }] : []),
    ...(skills.length > 20 || skills.some((skill) => skill.length > 80)
      ? [{ fieldId: 'trainer-skills', text: 'Enter at most 20 skills, each in a few words' }]
      : []),
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

function skillsOf(typed: string): string[] {
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
    skills: skillsOf(entry.skills),
    isInHouseTrainer: entry.isInHouse,
    hasSafeguardingKnowledge: entry.hasKnowledge,
    ...(entry.proof === 'training' && held ? { trainingForTrainers: held } : {}),
    ...(entry.proof === 'equivalent' && held ? { equivalent: { what: entry.equivalentWhat.trim(), ...held } } : {}),
    courseIds: [...entry.courseIds] as Trainer['courseIds'],
    isActive: entry.isActive,
  };
}
