import type { FetchAnswer } from '../security/fetch.ts';
import type { Registration } from '../storage.ts';
import { jsonIn, unfitAnswer } from './answers.ts';
import type { CallService, ServiceCall } from './call.ts';
import { placeInWords, ServiceError } from './errors.ts';
import { isWanted, lineItemMessage, readLineItem } from './line-item.ts';
import type { LineItem, NewLineItem } from './line-item.ts';
import { pagesOf } from './pages.ts';
import { serviceScopes } from './scopes.ts';
import { addressWith } from './service-address.ts';

/** Which line items are wanted. */
export interface LineItemsAsked {
  readonly resourceLinkId?: string;
  readonly resourceId?: string;
  readonly tag?: string;
  /** How many there may be on a page; the platform's own number if not given. */
  readonly limit?: number;
}

/** A line item that was found or made. */
export interface EnsuredLineItem {
  readonly lineItem: LineItem;
  readonly isNew: boolean;
}

const itemType = 'application/vnd.ims.lis.v2.lineitem+json';
const listType = 'application/vnd.ims.lis.v2.lineitemcontainer+json';

const toRead: ServiceCall['scopes'] = [serviceScopes.lineItemsReadOnly, serviceScopes.lineItems];
/** Before something is made the stronger scope is asked for first, so that one token does for both. */
const toReadAndWrite: ServiceCall['scopes'] = [serviceScopes.lineItems, serviceScopes.lineItemsReadOnly];
const toWrite: ServiceCall['scopes'] = [serviceScopes.lineItems];

/**
 * The pages of a course's line items, each fetched when it is asked for. Entries without an address or a maximum are left out.
 *
 * @throws ServiceError
 * @source Assignment and Grade Services 2.0, sections 3.2.3 and 3.2.4
 */
export async function* lineItemsOf(
  callService: CallService,
  registration: Registration,
  lineItemsUrl: string,
  { resourceLinkId, resourceId, tag, limit }: LineItemsAsked = {},
  scopes = toRead,
): AsyncGenerator<readonly LineItem[]> {
  const url = addressWith(lineItemsUrl, {
    resource_link_id: resourceLinkId,
    resource_id: resourceId,
    tag,
    limit,
  });
  const what = 'line items';
  for await (const page of pagesOf(callService, registration, { what, url, accept: listType, scopes })) {
    const sent = jsonIn(page.answer, placeInWords(what, page.url));
    if (!Array.isArray(sent)) throw unfitAnswer(placeInWords(what, page.url), 'no list');
    yield sent.map((each) => readLineItem(each, page.url)).filter((each) => each !== undefined);
  }
}

/** Reads, changes and deletes single line items. */
export interface SingleLineItems {
  read(registration: Registration, lineItemUrl: string): Promise<LineItem>;
  update(registration: Registration, lineItem: LineItem): Promise<LineItem>;
  delete(registration: Registration, lineItemUrl: string): Promise<void>;
}

const what = 'line item';

function lineItemIn(answer: FetchAnswer, url: string): LineItem {
  const lineItem = readLineItem(jsonIn(answer, placeInWords(what, url)), url);
  if (lineItem === undefined) throw unfitAnswer(placeInWords(what, url), 'no line item');
  return lineItem;
}

/**
 * Single line items of a platform.
 *
 * @source Assignment and Grade Services 2.0, section 3.2.5
 */
export function createSingleLineItems(callService: CallService): SingleLineItems {
  function fetchOne(registration: Registration, url: string, scopes: ServiceCall['scopes']): Promise<FetchAnswer> {
    return callService(registration, { what, url, accept: itemType, scopes });
  }

  return {
    read: async (registration, url) => lineItemIn(await fetchOne(registration, url, toRead), url),
    async update(registration, lineItem) {
      const url = lineItem.id;
      // PUT replaces everything: what the platform keeps there besides must go back with it.
      const known = jsonIn(await fetchOne(registration, url, toWrite), placeInWords(what, url));
      const content = { type: itemType, body: lineItemMessage(lineItem, known as Readonly<Record<string, unknown>>) };
      const answer = await callService(registration, {
        what,
        url,
        method: 'PUT',
        accept: itemType,
        content,
        scopes: toWrite,
      });
      return answer.body.trim() === '' ? lineItem : lineItemIn(answer, url);
    },
    async delete(registration, url) {
      try {
        await callService(registration, { what, url, method: 'DELETE', accept: '*/*', scopes: toWrite });
      } catch (error) {
        // Gone is what was wanted.
        if (!(error instanceof ServiceError) || error.code !== 'service.not-found') throw error;
      }
    },
  };
}

/** Finds a line item, or makes it where there is none. */
export type EnsureLineItem = (
  registration: Registration,
  lineItemsUrl: string,
  wanted: NewLineItem,
) => Promise<EnsuredLineItem>;

/**
 * A way to have a line item without making it twice: it is looked for before it is made, and within this process all who want the same
 * one at once wait for the same search.
 *
 * @throws ServiceError; `line-item.cannot-be-made` when it is not there and the platform lets the tool make none
 * @source Assignment and Grade Services 2.0, section 3.2.6; house for what makes two the same
 */
export function createEnsureLineItem(callService: CallService): EnsureLineItem {
  const underWay = new Map<string, Promise<EnsuredLineItem>>();

  async function find(registration: Registration, url: string, wanted: NewLineItem): Promise<LineItem | undefined> {
    const { resourceId, tag, resourceLinkId } = wanted;
    const asked = {
      resourceId,
      ...(tag === undefined ? {} : { tag }),
      ...(resourceLinkId === undefined ? {} : { resourceLinkId }),
    };
    for await (const page of lineItemsOf(callService, registration, url, asked, toReadAndWrite)) {
      // Not every platform filters.
      const found = page.find((lineItem) => isWanted(lineItem, wanted));
      if (found) return found;
    }
    return undefined;
  }

  async function make(registration: Registration, url: string, wanted: NewLineItem): Promise<LineItem> {
    const content = { type: itemType, body: lineItemMessage(wanted) };
    const call = { what, url, method: 'POST', accept: itemType, content, scopes: toWrite } as const;
    const answer = await callService(registration, call).catch((error: unknown) => {
      throw cannotBeMade(error);
    });
    if (answer.body.trim() !== '') return lineItemIn(answer, url);
    const made = await find(registration, url, wanted);
    if (made === undefined) throw unfitAnswer(placeInWords(what, url), 'made, but nowhere to be found');
    return made;
  }

  async function findOrMake(registration: Registration, url: string, wanted: NewLineItem): Promise<EnsuredLineItem> {
    const found = await find(registration, url, wanted);
    return found ? { lineItem: found, isNew: false } : { lineItem: await make(registration, url, wanted), isNew: true };
  }

  return async (registration, lineItemsUrl, wanted) => {
    const { resourceId, tag = '', resourceLinkId = '' } = wanted;
    const key = JSON.stringify([registration.id, lineItemsUrl, resourceId, tag, resourceLinkId]);
    const others = underWay.get(key);
    if (others) return { ...(await others), isNew: false };
    const search = findOrMake(registration, lineItemsUrl, wanted);
    underWay.set(key, search);
    try {
      return await search;
    } finally {
      underWay.delete(key);
    }
  };
}

function cannotBeMade(error: unknown): unknown {
  if (!(error instanceof ServiceError)) return error;
  const isForbidden = ['token.scope-refused', 'service.forbidden'].includes(error.code);
  const isUnserved = error.code === 'service.refused' && error.status === 405;
  return isForbidden || isUnserved || error.status === 501
    ? new ServiceError('line-item.cannot-be-made', error)
    : error;
}
