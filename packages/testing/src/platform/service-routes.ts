import express from 'express';
import type { Request, RequestHandler, Response } from 'express';
import type { Platform } from './create-platform.ts';
import type { PlatformUser } from './directory.ts';
import type { GradebookColumn } from './gradebook.ts';
import { serviceScopes, type TokenDesk } from './token-desk.ts';

/** How the services answer. `keyset-not-fetched`: the token endpoint answers as Moodle does when it cannot fetch a tool's keyset. */
export type ServiceBehaviour = 'serve' | 'keyset-not-fetched' | 'refuse-client' | 'busy' | 'broken' | 'hang';

/** The services of a platform, how they behave, and how often they were asked. */
export interface PlatformServices {
  behaviour: ServiceBehaviour;
  /** Scopes that the tool is not granted. */
  withheld: readonly string[];
  /** How many members a page of a roster has at most. */
  membersPerPage: number;
  readonly calls: { token: number; members: number; lineItems: number; scores: number };
}

const media = {
  members: 'application/vnd.ims.lti-nrps.v2.membershipcontainer+json',
  lineItems: 'application/vnd.ims.lis.v2.lineitemcontainer+json',
  lineItem: 'application/vnd.ims.lis.v2.lineitem+json',
  score: 'application/vnd.ims.lis.v1.score+json',
  results: 'application/vnd.ims.lis.v2.resultcontainer+json',
} as const;

/** Where a course's services are; the query stands there because Moodle has one too. */
export function serviceUrls(platformUrl: string, courseId: string) {
  const base = `${platformUrl}/services/${encodeURIComponent(courseId)}`;
  return {
    memberships: `${base}/memberships`,
    lineItems: `${base}/lineitems?type_id=1`,
    lineItem: (number: number) => `${base}/lineitems/${number}/lineitem?type_id=1`,
  };
}

/**
 * The addresses of the services, as strict about media types, people and times as Moodle is.
 *
 * @source LTI Names and Roles 2.0; LTI Assignment and Grade Services 2.0; Moodle 5.1 as seen on the wire
 */
export function addServiceRoutes(platform: Platform, tokens: TokenDesk): void {
  const { app, services, gradebook } = platform;
  const members = allowing(platform, tokens, [serviceScopes.members]);
  const reading = allowing(platform, tokens, [serviceScopes.lineItem, serviceScopes.lineItemReadOnly]);
  const writing = allowing(platform, tokens, [serviceScopes.lineItem]);

  app.post('/token', express.urlencoded({ extended: false }), async (request, response) => {
    services.calls.token += 1;
    if (services.behaviour === 'hang') return;
    const asked = request.body as Record<string, string>;
    const scope = (asked['scope'] ?? '').split(' ').filter((each) => !services.withheld.includes(each));
    const answer = await tokens.issue({ ...asked, scope: scope.join(' ') });
    if (services.behaviour === 'keyset-not-fetched' || answer.state === 'keyset-not-fetched')
      return void response.status(404).type('html').send('<!DOCTYPE html><html><title>Error</title></html>');
    if (services.behaviour === 'refuse-client') return void response.status(400).json({ error: 'invalid_client' });
    if (answer.state === 'refused') return void response.status(400).json({ error: answer.error });
    const { token, scopes } = answer;
    // The content type is Moodle's.
    response
      .type('html')
      .send(JSON.stringify({ access_token: token, token_type: 'Bearer', expires_in: 3600, scope: scopes.join(' ') }));
  });

  app.get('/services/:course/memberships', members, (request, response) => {
    services.calls.members += 1;
    serveMembers(platform, request, response);
  });

  app.get('/services/:course/lineitems', reading, (request, response) => {
    services.calls.lineItems += 1;
    if (request.headers.accept !== media.lineItems) return void response.status(400).end();
    const { resource_id: resource, tag, resource_link_id: link } = request.query;
    const found = gradebook
      .columns(courseOf(request))
      .filter(
        (column) =>
          (resource === undefined || column.resourceId === resource) &&
          (tag === undefined || column.tag === tag) &&
          (link === undefined || column.resourceLinkId === link),
      );
    response.type(media.lineItems).send(JSON.stringify(found.map((column) => shown(platform, column))));
  });
  app.post('/services/:course/lineitems', writing, express.json({ type: media.lineItem }), (request, response) => {
    services.calls.lineItems += 1;
    const sent = request.body as Record<string, unknown> | undefined;
    if (typeof sent?.['label'] !== 'string' || !(Number(sent['scoreMaximum']) > 0))
      return void response.status(400).end();
    const { label, resourceId, tag, resourceLinkId } = sent as Record<string, string>;
    const added = gradebook.addColumn({
      courseId: courseOf(request),
      label: label!,
      scoreMaximum: Number(sent['scoreMaximum']),
      ...(resourceId && { resourceId }),
      ...(tag && { tag }),
      ...(resourceLinkId && { resourceLinkId }),
    });
    response
      .status(201)
      .type(media.lineItem)
      .send(JSON.stringify(shown(platform, added)));
  });
  app.get(
    '/services/:course/lineitems/:number/lineitem',
    reading,
    withColumn(platform, (column, _, response) => {
      response.type(media.lineItem).send(JSON.stringify(shown(platform, column)));
    }),
  );
  app.put(
    '/services/:course/lineitems/:number/lineitem',
    writing,
    express.json({ type: media.lineItem }),
    withColumn(platform, (column, request, response) => {
      const sent = request.body as Partial<GradebookColumn>;
      Object.assign(column, {
        ...(sent.label !== undefined && { label: sent.label }),
        ...(sent.scoreMaximum !== undefined && { scoreMaximum: sent.scoreMaximum }),
      });
      response.type(media.lineItem).send(JSON.stringify(shown(platform, column)));
    }),
  );
  app.delete(
    '/services/:course/lineitems/:number/lineitem',
    writing,
    withColumn(platform, (column, _, response) => {
      gradebook.removeColumn(column.number);
      response.status(204).end();
    }),
  );
  app.post(
    '/services/:course/lineitems/:number/lineitem/scores',
    allowing(platform, tokens, [serviceScopes.score]),
    express.json({ type: media.score }),
    withColumn(platform, (column, request, response) => keepScore(platform, column, request, response)),
  );
  app.get(
    '/services/:course/lineitems/:number/lineitem/results',
    allowing(platform, tokens, [serviceScopes.result]),
    withColumn(platform, (column, request, response) => {
      if (request.query['limit'] !== undefined) return void response.status(404).type('html').send('<h1>Error</h1>');
      const rows = gradebook
        .scores(column.number)
        .filter(({ userId }) => request.query['user_id'] === undefined || userId === request.query['user_id'])
        .map(({ userId, given }) => ({
          id: `${platform.url}/results/${column.number}/${userId}`,
          userId,
          resultScore: given,
          resultMaximum: column.scoreMaximum,
        }));
      response.type(media.results).send(JSON.stringify(rows));
    }),
  );
}

function courseOf(request: Request): string {
  return String(request.params['course']);
}

function allowing(platform: Platform, tokens: TokenDesk, scopes: readonly string[]): RequestHandler {
  return (request, response, next) => {
    const { behaviour } = platform.services;
    if (behaviour === 'hang') return;
    if (behaviour === 'busy') return void response.status(503).set('retry-after', '7').end();
    if (behaviour === 'broken') return void response.status(500).type('html').send('<h1>Error</h1>');
    if (!tokens.isGood(request.headers.authorization, scopes)) return void response.status(401).end();
    next();
  };
}

function withColumn(
  { gradebook }: Platform,
  answer: (column: GradebookColumn, request: Request, response: Response) => void,
): RequestHandler {
  return (request, response) => {
    const column = gradebook.column(Number(request.params['number']));
    if (column === undefined || column.courseId !== courseOf(request)) return void response.status(404).end();
    answer(column, request, response);
  };
}

function shown({ url }: Platform, { number, courseId, ...said }: GradebookColumn): Record<string, unknown> {
  return { id: serviceUrls(url, courseId).lineItem(number), ...said };
}

function serveMembers(platform: Platform, request: Request, response: Response): void {
  const accept = request.headers.accept ?? '*/*';
  if (accept !== '*/*' && accept !== media.members) return void response.status(400).end();
  const course = platform.directory.courses.find(({ id }) => id === courseOf(request));
  if (course === undefined) return void response.status(404).end();
  const asked = Number(request.query['limit'] ?? platform.services.membersPerPage);
  const limit = Math.min(asked, platform.services.membersPerPage);
  const from = Number(request.query['from'] ?? 0);
  const all = platform.directory.users.filter((user) => hasRole(user, request.query['role']));
  if (from + limit < all.length)
    response.set(
      'link',
      `<${serviceUrls(platform.url, course.id).memberships}?limit=${limit}&from=${from + limit}>; rel="next"`,
    );
  response.type(media.members).send(
    JSON.stringify({
      id: serviceUrls(platform.url, course.id).memberships,
      context: { id: course.id, label: course.label, title: course.title },
      members: all.slice(from, from + limit).map((user) => ({
        status: 'Active',
        // Short names, as Moodle has them.
        roles: (user.roles ?? ['Learner']).map((role) => role.split('#').at(-1)),
        user_id: user.id,
        lis_person_sourcedid: user.staffNumber ?? '',
        name: `${user.givenName} ${user.familyName}`,
        given_name: user.givenName,
        family_name: user.familyName,
        ...(user.email === undefined ? {} : { email: user.email }),
      })),
    }),
  );
}

function hasRole(user: PlatformUser, wanted: unknown): boolean {
  return (
    typeof wanted !== 'string' ||
    (user.roles ?? ['Learner']).some((role) => role.split('#').at(-1) === wanted.split('#').at(-1))
  );
}

function keepScore(platform: Platform, column: GradebookColumn, request: Request, response: Response): void {
  platform.services.calls.scores += 1;
  const sent = (request.body ?? {}) as Record<string, unknown>;
  const { userId, timestamp, activityProgress, gradingProgress, scoreGiven, scoreMaximum, comment } = sent;
  const user = platform.directory.user(userId);
  const isWhole = [timestamp, activityProgress, gradingProgress].every((field) => typeof field === 'string');
  if (!isWhole || (scoreGiven !== undefined && !(Number(scoreMaximum) > 0))) return void response.status(400).end();
  if (user === undefined || !hasRole(user, 'Learner')) return void response.status(400).send('[]');
  const given =
    scoreGiven === undefined ? undefined : (Number(scoreGiven) / Number(scoreMaximum)) * column.scoreMaximum;
  // Moodle stores nothing else.
  if (gradingProgress !== 'FullyGraded') return void response.status(200).end();
  const isKept = platform.gradebook.keep(column.number, {
    userId: user.id,
    timestamp: String(timestamp),
    activityProgress: String(activityProgress),
    gradingProgress: String(gradingProgress),
    ...(given !== undefined && { given }),
    ...(typeof comment === 'string' && { comment }),
  });
  response.status(isKept ? 200 : 409).end();
}
