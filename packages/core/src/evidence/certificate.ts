import { z } from 'zod';
import { CalendarDate, covers, dayOf, FOREVER, Instant } from '../calendar.ts';
import type { Context } from '../context.ts';
import type { CourseWithMappings, CoursesStore } from '../courses/store.ts';
import { DomainError } from '../errors.ts';
import { titlesOf } from '../frameworks/known-ids.ts';
import type { FrameworksStore } from '../frameworks/store.ts';
import { EvidenceId } from '../ids.ts';
import type { PeopleStore } from '../people/store.ts';
import { isSelf, seesNobody, sightOf } from '../scope.ts';
import type { EvidenceErrorCode, KnownEvidence } from './schema.ts';
import type { EvidenceStores } from './store.ts';

/** What a certificate states of one satisfactory completion. */
export const Certificate = z.object({
  id: EvidenceId,
  learner: z.string().meta({ description: 'In the name they go by today' }),
  course: z.object({ ref: z.string(), title: z.string(), version: z.string().optional() }),
  achievedOn: CalendarDate,
  hours: z.number().optional(),
  participatoryHours: z.number().optional(),
  holds: z
    .array(z.object({ id: z.string(), title: z.string() }))
    .meta({ description: 'Competencies, levels and requirements that the course counted for on that day' }),
  signedOffBy: z.string().optional(),
  recordedAt: Instant.meta({ description: 'Since when it has been on record as it is stated' }),
});
export type Certificate = z.infer<typeof Certificate>;

/** The stores that a certificate is made from. */
export interface CertificateStores extends EvidenceStores {
  readonly courses: CoursesStore;
  readonly frameworks: FrameworksStore;
  readonly people: PeopleStore;
}

/**
 * The certificate of a satisfactory completion, for the learner or somebody who looks after her. It states what stands on record now: what was
 * corrected is stated as corrected, what was withdrawn is certified no more.
 *
 * @throws `evidence.not-found` also for somebody else's; `evidence.no-certificate` for anything but the completion of a course that stands
 * @source Cambridgeshire and Peterborough, training standards CP-E7: a formal record of attendance and satisfactory completion
 */
export async function certificate(ctx: Context<CertificateStores>, id: EvidenceId): Promise<Certificate> {
  const record = await ctx.store.evidence.evidence(id);
  const person = record && (await ctx.store.people.person(record.personId));
  if (!person || person.erasedAt !== undefined || !(await isInSight(ctx, record)))
    throw refused('evidence.not-found', 'There is no such evidence.');
  const [course] = record.courseRef === undefined ? [] : await ctx.store.courses.byRefs([record.courseRef]);
  if (record.kind !== 'completion' || record.withdrawn || course === undefined)
    throw refused('evidence.no-certificate', 'Only a satisfactory completion of a course has a certificate.');
  const titles = titlesOf(await ctx.store.frameworks.packs());
  return {
    id,
    learner: `${person.givenName} ${person.familyName}`.trim(),
    course: { ref: course.course.ref, title: course.course.title, version: record.courseVersion },
    achievedOn: record.achievedOn,
    hours: record.hours,
    participatoryHours: record.participatoryHours,
    holds: heldBy(record, course).map((each) => ({ id: each, title: titles.get(each) ?? each })),
    signedOffBy: record.signedOffBy,
    recordedAt: record.knownFrom,
  };
}

/**
 * The ids that a completion counts for: those it names itself, and those its course, or that version of it, was mapped to on the day.
 *
 * @source house a course counts for what it was mapped to on the day of the learning, never by its title
 */
function heldBy(
  record: Pick<KnownEvidence, 'satisfies' | 'courseVersion' | 'achievedOn'>,
  { mappings }: Pick<CourseWithMappings, 'mappings'>,
): readonly string[] {
  const day = dayOf(record.achievedOn);
  const mapped = mappings
    .filter(({ version }) => version === undefined || version === record.courseVersion)
    .filter(({ validFrom, validTo }) =>
      covers(
        {
          from: validFrom === null ? -Infinity : dayOf(validFrom),
          to: validTo === null ? FOREVER : dayOf(validTo) + 1,
        },
        day,
      ),
    );
  return [...new Set([...record.satisfies, ...mapped.flatMap(({ satisfies }) => satisfies)])];
}

/** Whether the record is the reader's own, or that of somebody whose evidence is listed to her. */
async function isInSight({ actor, store }: Context<CertificateStores>, { personId }: KnownEvidence): Promise<boolean> {
  if (isSelf(actor, personId)) return true;
  const sight = sightOf(actor);
  return !seesNobody(sight) && (await store.evidence.list(sight, { personId }, { limit: 1 })).rows.length > 0;
}

function refused(code: EvidenceErrorCode, message: string): DomainError<EvidenceErrorCode> {
  return new DomainError(code, message);
}
