import { z } from 'zod';
import { Id, present, WebAddress, words } from '../message/values.ts';
import type { Registration } from '../storage.ts';
import { jsonIn, unfitAnswer } from './answers.ts';
import { listLimits } from './call.ts';
import type { CallService } from './call.ts';
import { placeInWords } from './errors.ts';
import { pagesOf } from './pages.ts';
import { serviceScopes } from './scopes.ts';
import { addressBeneath, addressWith } from './service-address.ts';

/** What a gradebook holds for one person. */
export interface Result {
  readonly userId: string;
  /** Points as the platform shows them; absent where there are none yet. */
  readonly score?: number;
  /** What they are out of: the line item's maximum. */
  readonly maximum?: number;
  readonly comment?: string;
  /** The platform's own address of the result. */
  readonly url?: string;
  readonly gradedBy?: string;
}

/** Which results are wanted. */
export interface ResultsAsked {
  readonly userId?: string;
  /** How many there may be on a page. Moodle 5.1 fails when it is given. */
  readonly limit?: number;
}

const mediaType = 'application/vnd.ims.lis.v2.resultcontainer+json';
const what = 'results';

const Points = z.number().optional().catch(undefined);
const LooseId = z.union([Id, z.int().transform(String)]);
const SentResult = z.object({
  id: WebAddress,
  userId: LooseId,
  resultScore: Points,
  resultMaximum: Points,
  comment: words(10_000),
  scoringUserId: LooseId.optional().catch(undefined),
});

function resultOf(sent: unknown): Result[] {
  const parsed = SentResult.safeParse(sent);
  if (!parsed.success) return [];
  const { id, userId, resultScore, resultMaximum, comment, scoringUserId } = parsed.data;
  return [
    present({
      userId,
      score: resultScore,
      maximum: resultMaximum,
      comment,
      url: id,
      gradedBy: scoringUserId,
    }) as Result,
  ];
}

/**
 * The pages of what a gradebook holds for a line item, each fetched when it is asked for. Entries that name nobody are left out.
 *
 * @throws ServiceError
 * @source Assignment and Grade Services 2.0, section 3.3
 */
export async function* resultsOf(
  callService: CallService,
  registration: Registration,
  lineItemUrl: string,
  { userId, limit }: ResultsAsked = {},
): AsyncGenerator<readonly Result[]> {
  const url = addressWith(addressBeneath(lineItemUrl, 'results'), { user_id: userId, limit });
  const scopes = [serviceScopes.results] as const;
  for await (const page of pagesOf(callService, registration, {
    what,
    url,
    accept: mediaType,
    scopes,
    limits: listLimits,
  })) {
    const sent = jsonIn(page.answer, placeInWords(what, page.url));
    if (!Array.isArray(sent)) throw unfitAnswer(placeInWords(what, page.url), 'no list');
    yield sent.flatMap(resultOf);
  }
}
