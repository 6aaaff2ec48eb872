import type { Registration } from '../storage.ts';
import type { CallService } from './call.ts';
import { ServiceError } from './errors.ts';
import { serviceScopes } from './scopes.ts';
import { addressBeneath } from './service-address.ts';

/** How far somebody got, and what a grader made of it. */
export interface Score {
  /** The platform's id of the person: the subject of her launches. */
  readonly userId: string;
  /** When it became so. A platform keeps the score of the latest moment; Moodle counts in whole seconds. */
  readonly at: Date;
  readonly activityProgress: 'Initialized' | 'Started' | 'InProgress' | 'Submitted' | 'Completed';
  /** Only `FullyGraded` is sure to be kept: Moodle takes the others and drops their points. */
  readonly gradingProgress: 'FullyGraded' | 'Pending' | 'PendingManual' | 'Failed' | 'NotReady';
  /** Points, 0 or more; may exceed `maximum`. */
  readonly given?: number;
  /** What `given` is out of, more than 0; the platform scales it to its line item. */
  readonly maximum?: number;
  readonly comment?: string;
  /** Who graded, by the platform's id. */
  readonly gradedBy?: string;
  readonly submission?: { readonly startedAt?: Date; readonly submittedAt?: Date };
}

const mediaType = 'application/vnd.ims.lis.v1.score+json';

/**
 * A score as it is sent.
 *
 * @throws RangeError when points are given that no platform could take
 * @source Assignment and Grade Services 2.0, section 3.4.1 (scoreGiven, scoreMaximum, timestamp with fractions of a second)
 */
function scoreMessage(score: Score): Record<string, unknown> {
  const { userId, at, activityProgress, gradingProgress, given, maximum, comment, gradedBy, submission } = score;
  if (given !== undefined && maximum === undefined) throw new RangeError('Points need a maximum.');
  if (given !== undefined && !(Number.isFinite(given) && given >= 0))
    throw new RangeError('Points cannot be negative.');
  if (maximum !== undefined && !(Number.isFinite(maximum) && maximum > 0))
    throw new RangeError('The maximum must be more than 0.');
  return {
    userId,
    timestamp: at.toISOString(),
    activityProgress,
    gradingProgress,
    scoreGiven: given,
    scoreMaximum: maximum,
    comment,
    scoringUserId: gradedBy,
    submission: submission && {
      startedAt: submission.startedAt?.toISOString(),
      submittedAt: submission.submittedAt?.toISOString(),
    },
  };
}

/**
 * Nothing, once the platform has taken a score.
 *
 * @throws ServiceError; `score.already-newer` and `score.not-a-learner` among them
 * @throws RangeError when points are given that no platform could take
 * @source Assignment and Grade Services 2.0, section 3.4
 */
export async function sendScoreTo(
  callService: CallService,
  registration: Registration,
  lineItemUrl: string,
  score: Score,
): Promise<void> {
  const body = JSON.stringify(scoreMessage(score));
  try {
    await callService(registration, {
      what: 'score',
      url: addressBeneath(lineItemUrl, 'scores'),
      method: 'POST',
      accept: '*/*',
      content: { type: mediaType, body },
      scopes: [serviceScopes.scores],
    });
  } catch (error) {
    throw scoreErrorOf(error);
  }
}

/** What was sent is well-formed, so a platform that calls it bad means the person: Moodle with 400, Canvas with 422. */
function scoreErrorOf(error: unknown): unknown {
  if (!(error instanceof ServiceError) || error.code !== 'service.refused') return error;
  if (error.status === 409) return new ServiceError('score.already-newer', error);
  if (error.status === 400 || error.status === 422) return new ServiceError('score.not-a-learner', error);
  return error;
}
