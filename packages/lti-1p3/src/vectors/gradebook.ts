import type { Answer, Received } from './received.ts';

/** A line item as this platform keeps it. */
export type KeptLineItem = Record<string, unknown> & { readonly number: number };

const types = {
  members: 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json',
  lineItem: 'application/vnd.ims.lis.v2.lineitem+json',
  lineItems: 'application/vnd.ims.lis.v2.lineitemcontainer+json',
  score: 'application/vnd.ims.lis.v1.score+json',
  results: 'application/vnd.ims.lis.v2.resultcontainer+json',
};

const refuse = (status: number): Answer => ({ status, type: 'application/json', body: JSON.stringify({ status }) });

/**
 * The roster and the gradebook of one course, as strict about media types and as careless with links as Moodle is. All addresses carry `type_id`.
 */
export class Gradebook {
  /** As they are sent, in the order of the course. */
  members: Record<string, unknown>[] = [];
  lineItems: KeptLineItem[] = [];
  readonly scores: Record<string, unknown>[] = [];
  /** The persons who can be graded. */
  readonly learners = new Set<string>(['6']);
  /** Whether filters of line items are followed, as not every platform does. */
  isFiltering = true;
  /** How a next page is announced. */
  linkTo = (next: string): string => `<${next}>; rel="next"`;
  readonly #origin: string;
  #numbers = 0;

  constructor(origin: string) {
    this.#origin = origin;
  }

  get membershipsUrl(): string {
    return `${this.#origin}/course/2/members?type_id=1`;
  }

  get lineItemsUrl(): string {
    return `${this.#origin}/course/2/lineitems?type_id=1`;
  }

  lineItemUrl(number: number): string {
    return `${this.#origin}/course/2/lineitems/${number}/lineitem?type_id=1`;
  }

  /** Puts a line item there without the service. */
  add(fields: Record<string, unknown>): KeptLineItem {
    const lineItem = { label: 'Basics', scoreMaximum: 100, ...fields, number: ++this.#numbers };
    this.lineItems.push(lineItem);
    return lineItem;
  }

  /** Which scope a request needs; undefined where there is nothing. */
  scopesFor({ method, path }: Received): readonly string[] | undefined {
    const ags = 'https://purl.imsglobal.org/spec/lti-ags/scope';
    if (path === '/course/2/members')
      return ['https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly'];
    if (path.endsWith('/scores')) return [`${ags}/score`];
    if (path.endsWith('/results')) return [`${ags}/result.readonly`];
    if (!path.startsWith('/course/2/lineitems')) return undefined;
    return method === 'GET' ? [`${ags}/lineitem`, `${ags}/lineitem.readonly`] : [`${ags}/lineitem`];
  }

  answer(received: Received): Answer {
    const { method, path, query, headers } = received;
    if (query.get('type_id') !== '1') return refuse(400);
    if (path === '/course/2/members') return this.#roster(received);
    if (path === '/course/2/lineitems') return method === 'POST' ? this.#make(received) : this.#list(received);
    const [, number, name] =
      /^\/course\/2\/lineitems\/(\d+)\/(lineitem|lineitem\/scores|lineitem\/results)$/.exec(path) ?? [];
    const found = this.lineItems.find((each) => String(each.number) === number);
    if (!found) return refuse(404);
    if (name === 'lineitem/scores') return this.#score(received);
    if (name === 'lineitem/results') return headers['accept'] === types.results ? this.#results(query) : refuse(400);
    return this.#single(received, found);
  }

  #paged(
    list: readonly unknown[],
    { query, path }: Received,
  ): { readonly page: readonly unknown[]; readonly link: string } {
    const limit = Number(query.get('limit') ?? 0);
    const from = Number(query.get('from') ?? 0);
    if (limit === 0) return { page: list, link: '' };
    const isMore = from + limit < list.length;
    const next = `${this.#origin}${path}?type_id=1&limit=${limit}&from=${from + limit}`;
    return { page: list.slice(from, from + limit), link: isMore ? this.linkTo(next) : '' };
  }

  #roster(received: Received): Answer {
    if (received.headers['accept'] !== types.members) return refuse(400);
    const role = received.query.get('role');
    // As in Moodle: the next page does not know the role any more.
    const wanted = this.members.filter(({ roles }) => role === null || (Array.isArray(roles) && roles.includes(role)));
    const { page, link } = this.#paged(wanted, received);
    const body = { id: this.membershipsUrl, context: { id: '2', label: 'SG1', title: 'Safeguarding' }, members: page };
    return { status: 200, type: types.members, body: JSON.stringify(body), headers: link === '' ? {} : { link } };
  }

  #shown({ number, ...fields }: KeptLineItem): Record<string, unknown> {
    return { id: this.lineItemUrl(number), ...fields };
  }

  #list(received: Received): Answer {
    const { query, headers } = received;
    if (headers['accept'] !== types.lineItems) return refuse(400);
    const filters = { resource_id: 'resourceId', tag: 'tag', resource_link_id: 'resourceLinkId' };
    const matching = this.lineItems.filter((lineItem) =>
      Object.entries(filters).every(
        ([parameter, field]) => !this.isFiltering || !query.has(parameter) || lineItem[field] === query.get(parameter),
      ),
    );
    const { page, link } = this.#paged(
      matching.map((each) => this.#shown(each)),
      received,
    );
    return { status: 200, type: types.lineItems, body: JSON.stringify(page), headers: link === '' ? {} : { link } };
  }

  #make({ headers, body }: Received): Answer {
    if (headers['content-type'] !== types.lineItem) return refuse(400);
    const made = this.add(JSON.parse(body) as Record<string, unknown>);
    return { status: 201, type: types.lineItem, body: JSON.stringify(this.#shown(made)) };
  }

  #single({ method, headers, body }: Received, found: KeptLineItem): Answer {
    if (method === 'DELETE') {
      this.lineItems = this.lineItems.filter((each) => each !== found);
      return { status: 204 };
    }
    if (method === 'GET') {
      if (headers['accept'] !== types.lineItem) return refuse(400);
      return { status: 200, type: types.lineItem, body: JSON.stringify(this.#shown(found)) };
    }
    if (headers['content-type'] !== types.lineItem) return refuse(400);
    const { id: _, ...fields } = JSON.parse(body) as Record<string, unknown>;
    const changed: KeptLineItem = { ...fields, number: found.number };
    this.lineItems = this.lineItems.map((each) => (each === found ? changed : each));
    return { status: 200, type: types.lineItem, body: JSON.stringify(this.#shown(changed)) };
  }

  #score({ method, path, headers, body }: Received): Answer {
    if (method !== 'POST' || headers['content-type'] !== types.score) return refuse(400);
    const score = { ...(JSON.parse(body) as Record<string, unknown>), path };
    const { userId, timestamp } = score as { readonly userId?: string; readonly timestamp?: string };
    if (!this.learners.has(userId ?? '')) return { status: 400, type: types.results, body: '[]' };
    const isOlder = this.scores.some(
      (kept) => kept['userId'] === userId && String(kept['timestamp']) >= (timestamp ?? ''),
    );
    if (isOlder) return { status: 409, type: types.results, body: '[]' };
    this.scores.push(score);
    return { status: 200 };
  }

  #results(query: URLSearchParams): Answer {
    // Moodle's own code breaks on it.
    if (query.has('limit')) return { status: 404, type: 'text/html', body: '<!DOCTYPE html><html>Exception</html>' };
    const kept = this.scores.filter(({ userId }) => !query.has('user_id') || userId === query.get('user_id'));
    const results = kept.map(({ userId, scoreGiven, scoreMaximum, comment }) => ({
      id: `${this.lineItemUrl(1)}&user=${String(userId)}`,
      userId,
      resultScore: scoreGiven ?? null,
      resultMaximum: scoreMaximum ?? 1,
      comment: comment ?? '',
    }));
    return { status: 200, type: types.results, body: JSON.stringify(results) };
  }
}
