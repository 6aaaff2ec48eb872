import type { FetchAnswer } from '../security/fetch.ts';
import type { Registration } from '../storage.ts';
import { unfitAnswer } from './answers.ts';
import type { CallService, ServiceCall } from './call.ts';
import { placeInWords, ServiceError } from './errors.ts';
import { linkTo } from './link-header.ts';

/** Whoever sends more pages than this has no last one. @source house */
const maximumPages = 10_000;

/** One page of a list. */
export interface Page {
  /** The address it was fetched from. */
  readonly url: string;
  readonly answer: FetchAnswer;
  readonly nextUrl?: string;
}

/** Whether two addresses are of the same scheme, host and port. */
export function isSameOrigin(one: string, other: string): boolean {
  return new URL(one).origin === new URL(other).origin;
}

/**
 * The pages of a list, each fetched when it is asked for. A page that leads back to one that was seen is the last one.
 *
 * @throws ServiceError; `service.address-not-allowed` when the next page is on another host
 * @source Names and Role Provisioning Services 2.0, section 2.4.2; Assignment and Grade Services 2.0, section 3.2.3; house for the host
 */
export async function* pagesOf(
  callService: CallService,
  registration: Registration,
  first: ServiceCall,
): AsyncGenerator<Page> {
  const seen = new Set<string>();
  let url: string | undefined = first.url;
  while (url !== undefined) {
    if (seen.size === maximumPages)
      throw unfitAnswer(placeInWords(first.what, first.url), `more than ${maximumPages} pages`);
    const answer: FetchAnswer = await callService(registration, { ...first, url });
    seen.add(url);
    const linked = linkTo(answer.headers['link'], 'next', url);
    const next = linked === undefined || seen.has(linked) ? undefined : linked;
    // The token must not follow a link to another host.
    const isElsewhere = next !== undefined && !isSameOrigin(next, first.url);
    yield { url, answer, ...(next === undefined || isElsewhere ? {} : { nextUrl: next }) };
    if (isElsewhere)
      throw new ServiceError('service.address-not-allowed', {
        detail: placeInWords(`next page of the ${first.what}`, next),
      });
    url = next;
  }
}
