import { z } from 'zod';
import { Id, isWebAddress, present, textsIn, withoutEmptyList, words } from '../message/values.ts';

/** Where the submission behind a score can be looked at. @source Assignment and Grade Services 2.0, section 3.2.8; LTI Submission Review 1.0 */
export interface SubmissionReviewOffer {
  /** From which states on: `InProgress`, `Submitted`, `Completed`. */
  readonly reviewableStatus?: readonly string[];
  readonly label?: string;
  readonly url?: string;
  readonly custom?: Readonly<Record<string, string>>;
}

/** A column of a gradebook as a tool wants it. */
export interface NewLineItem {
  readonly label: string;
  /** What scores are out of, more than 0. */
  readonly scoreMaximum: number;
  /** The tool's own name for what is graded; with `tag`, what the column is found by. */
  readonly resourceId: string;
  /** Tells several columns for one resource apart. */
  readonly tag?: string;
  /** The link that the column belongs to, by the platform's id. */
  readonly resourceLinkId?: string;
  readonly startsAt?: Date;
  readonly endsAt?: Date;
  readonly gradesReleased?: boolean;
  readonly submissionReview?: SubmissionReviewOffer;
}

/** A column of a gradebook as the platform has it. */
export interface LineItem extends Omit<NewLineItem, 'resourceId'> {
  /** Its address, query and all. */
  readonly id: string;
  /** Absent where the column was made without one. */
  readonly resourceId?: string;
}

const TextOrNumber = z.union([z.string(), z.number().transform(String)]);
const OptionalId = TextOrNumber.pipe(Id).optional().catch(undefined);
const Moment = z
  .string()
  .refine((text) => !Number.isNaN(Date.parse(text)))
  .transform((text) => new Date(text))
  .optional()
  .catch(undefined);
const Review = z
  .preprocess(
    withoutEmptyList,
    z.object({
      reviewableStatus: z.unknown().optional().transform(textsIn),
      label: words(1000),
      url: z.string().refine(isWebAddress).optional().catch(undefined),
      custom: z.preprocess(withoutEmptyList, z.record(z.string(), z.string())).optional().catch(undefined),
    }),
  )
  .optional()
  .catch(undefined);

const SentLineItem = z.object({
  id: z.string().min(1).max(4096),
  label: words(1000),
  // PHP writes numbers as text when they come from a database.
  scoreMaximum: z.union([
    z.number(),
    z
      .string()
      .regex(/^\d+(\.\d+)?$/)
      .transform(Number),
  ]),
  resourceId: OptionalId,
  tag: OptionalId,
  resourceLinkId: OptionalId,
  ltiLinkId: OptionalId,
  startDateTime: Moment,
  endDateTime: Moment,
  gradesReleased: z.boolean().optional().catch(undefined),
  submissionReview: Review,
});

/**
 * A line item out of what a platform sent; undefined when it has no address or no maximum.
 *
 * @param base - the address it came from, for platforms that give relative ones
 * @source Assignment and Grade Services 2.0, section 3.2.8
 */
export function readLineItem(sent: unknown, base: string): LineItem | undefined {
  const parsed = SentLineItem.safeParse(sent);
  if (!parsed.success || !URL.canParse(parsed.data.id, base)) return undefined;
  const { id, label, startDateTime, endDateTime, ltiLinkId, resourceLinkId, submissionReview, ...rest } = parsed.data;
  return present({
    ...rest,
    // As it was written, where it is whole: platforms compare it byte by byte.
    id: URL.canParse(id) ? id : new URL(id, base).href,
    label: label ?? '',
    resourceLinkId: resourceLinkId ?? ltiLinkId,
    startsAt: startDateTime,
    endsAt: endDateTime,
    submissionReview: submissionReview && present(submissionReview),
  }) as LineItem;
}

/**
 * A line item as it is sent, as JSON text.
 *
 * @param known - what the platform has at the moment: fields that this package does not know are kept
 * @throws RangeError when the maximum is not more than 0, or the label is empty
 */
export function lineItemMessage(
  lineItem: NewLineItem | LineItem,
  known: Readonly<Record<string, unknown>> = {},
): string {
  const { label, scoreMaximum, resourceId, tag, resourceLinkId, startsAt, endsAt, gradesReleased, submissionReview } =
    lineItem;
  if (!(Number.isFinite(scoreMaximum) && scoreMaximum > 0)) throw new RangeError('The maximum must be more than 0.');
  if (label.trim() === '') throw new RangeError('A line item needs a label.');
  // Undefined ones fall out of the text.
  return JSON.stringify({
    ...known,
    label,
    scoreMaximum,
    resourceId,
    tag,
    resourceLinkId,
    ltiLinkId: undefined,
    startDateTime: startsAt?.toISOString(),
    endDateTime: endsAt?.toISOString(),
    gradesReleased,
    submissionReview,
  });
}

/** Whether a line item is the one that is wanted: same resource, same tag and, where one is named, same link. */
export function isWanted(lineItem: LineItem, { resourceId, tag = '', resourceLinkId }: NewLineItem): boolean {
  return (
    lineItem.resourceId === resourceId &&
    (lineItem.tag ?? '') === tag &&
    (resourceLinkId === undefined || lineItem.resourceLinkId === resourceLinkId)
  );
}
