import type { Eligibility, Trainer } from '@trellis/core/trainers';
import { capital } from '@trellis/ui/capital';
import { longDate } from '@trellis/ui/long-date';
import { momentWords } from '@trellis/ui/sitting';
import type { Sign } from '@trellis/ui/state-mark';
import { listed } from '@trellis/ui/plural-words';

/** Whether somebody may train, and each thing that is missing. */
export function eligibilityWords({ isEligible, missing }: Pick<Eligibility, 'isEligible' | 'missing'>): {
  readonly sign: Sign;
  readonly words: string;
} {
  return isEligible
    ? { sign: 'current', words: 'Can train' }
    : { sign: 'fault', words: `Cannot train: ${listed(missing)} missing` };
}

/** The training for trainers that somebody holds, or what stands for it. */
export function proofWords({ trainingForTrainers, equivalent }: Trainer): string {
  const held = trainingForTrainers ?? equivalent;
  if (held === undefined) return 'No training for trainers on record';
  const what = trainingForTrainers ? 'Training for trainers' : `Accepted instead: ${equivalent!.what}`;
  return `${what}, ${longDate(held.achievedOn)}${held.expiresOn === undefined ? '' : `, until ${longDate(held.expiresOn)}`}`;
}

/** What a trainer has that ends soon: "Training for trainers ends on 8 May 2027". */
export function soonWords({ what, lastOn }: Eligibility['endingSoon'][number]): string {
  return `${capital(what)} ends on ${longDate(lastOn)}`;
}

/** What somebody brings besides her job: in-house training, safeguarding knowledge, skills. */
export function bringsWords({ isInHouseTrainer, hasSafeguardingKnowledge, skills, knowledge }: Trainer): string {
  return [
    isInHouseTrainer ? 'Trains in the own organisation' : '',
    hasSafeguardingKnowledge ? 'Safeguarding knowledge' : '',
    ...skills,
    ...knowledge.map((subject) => `knows ${subject}`),
  ]
    .filter((words) => words !== '')
    .join(', ');
}

/** When somebody leads something else at the same time; undefined when she is free. */
export function busyWords(busyOn: readonly string[], timeZone: string): string | undefined {
  if (busyOn.length === 0) return undefined;
  const days = busyOn.map((startsAt) => momentWords(startsAt, timeZone));
  return `Leads something else at the same time: ${listed([...new Set(days)])}`;
}

/** What there is to say of a pair before it is assigned; the reason that has to be given, or undefined when none is needed. */
export function pairNeeds(
  chosen: readonly {
    readonly trainer: Pick<Trainer, 'agencyId'>;
    readonly name: string;
    readonly eligibility: Pick<Eligibility, 'isEligible' | 'missing'>;
  }[],
  alreadyOf: readonly string[],
): string | undefined {
  const notEligible = chosen.filter(({ eligibility }) => !eligibility.isEligible);
  if (notEligible.length > 0)
    return notEligible.map(({ name, eligibility }) => `${name}: ${listed(eligibility.missing)} missing.`).join(' ');
  const agencies = new Set([...alreadyOf, ...chosen.map(({ trainer }) => trainer.agencyId)]);
  return alreadyOf.length + chosen.length > 1 && agencies.size < 2 ? 'They are all of one agency.' : undefined;
}
