import express from 'express';
import type { Request, Response } from 'express';
import { authorize } from './authorization.ts';
import type { AuthorizationParts } from './authorization.ts';
import type { LaunchChoice, Platform } from './create-platform.ts';
import { html, selfPostingForm } from './html.ts';
import type { RegistrationDesk } from './registration.ts';
import { storageScript } from './storage-script.ts';
import { serviceScopes } from './token-desk.ts';

const platformClaim = 'https://purl.imsglobal.org/spec/lti-platform-configuration';

/** @source LTI Dynamic Registration 1.0, section 3.4 */
function configurationOf({ url }: Platform): Record<string, unknown> {
  return {
    issuer: url,
    authorization_endpoint: `${url}/authorize`,
    token_endpoint: `${url}/token`,
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: ['RS256'],
    jwks_uri: `${url}/keys`,
    registration_endpoint: `${url}/registrations`,
    scopes_supported: ['openid', ...Object.values(serviceScopes)],
    response_types_supported: ['id_token'],
    response_modes_supported: ['form_post'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    claims_supported: ['iss', 'sub', 'name', 'given_name', 'family_name', 'email'],
    [platformClaim]: {
      product_family_code: 'trellis-pretend-lms',
      version: '1',
      messages_supported: [
        { type: 'LtiResourceLinkRequest' },
        { type: 'LtiDeepLinkingRequest', placements: ['ContentArea'] },
      ],
      variables: [
        'User.id',
        'Person.name.full',
        'Person.name.given',
        'Person.name.family',
        'Person.email.primary',
        'Person.sourcedId',
        'Context.id',
        'Context.label',
        'Context.title',
        'ResourceLink.id',
        'ResourceLink.title',
      ],
    },
  };
}

function serveKeyset({ keys, url }: Platform, response: Response): void {
  keys.fetches += 1;
  switch (keys.behaviour) {
    case 'serve':
      return void response.json({ keys: keys.published() });
    case 'empty':
      return void response.json({ keys: [] });
    case 'fail':
      return void response.status(500).end();
    case 'redirect':
      return response.redirect(302, `${url}/keys-elsewhere`);
    case 'not-json':
      return void response.send('<h1>Maintenance</h1>');
    case 'too-large':
      return void response.json({ keys: keys.published(), padding: 'x'.repeat(2_000_000) });
    case 'hang':
      return;
  }
}

function texts(values: unknown): Record<string, string> {
  const entries = Object.entries((values ?? {}) as Record<string, unknown>);
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

function framePage(source: string, window: string, title: string, hasStorage: boolean): string {
  return html`<!doctype html>
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
      </head>
      <body>
        <h1>${title}</h1>
        <p><a href="${window}" target="_blank" rel="noopener">Open in a new window</a></p>
        ${hasStorage ? html`<script src="/storage.js"></script>` : undefined}
        <iframe src="${source}" title="${title}" width="100%" height="600"></iframe>
      </body>
    </html> `.text;
}

/** The addresses of a platform. */
export function addPlatformRoutes(platform: Platform, desk: RegistrationDesk, now: () => Date): void {
  const { app } = platform;
  const parts: AuthorizationParts = {
    issuer: platform.url,
    clients: platform.clients,
    directory: platform.directory,
    keys: platform.keys,
    gradebook: platform.gradebook,
    now,
    fault: () => platform.fault,
    changes: () => platform.changes,
  };

  function answerAuthorization(asked: Record<string, string>, response: Response): void {
    const answer = authorize(parts, asked);
    if (answer.state === 'invalid')
      return void response.status(400).type('text').send(`Invalid request: ${answer.reason}`);
    response.set('cache-control', 'no-store').send(selfPostingForm(answer.to, answer.fields, 'Opening the tool'));
  }

  /** The choice that an address names, if that person and that link or course exist. */
  function choiceOf(request: Request): LaunchChoice | undefined {
    const { user, link, course, client, window, review } = texts(request.query);
    if (!platform.directory.user(user) || platform.clients.list().length === 0) return undefined;
    const rest = { user: user!, isInWindow: window !== undefined, ...(client === undefined ? {} : { client }) };
    if (platform.directory.courses.some(({ id }) => id === course)) return { ...rest, placeIn: course! };
    if (!platform.directory.placedLink(link)) return undefined;
    return { ...rest, link: link!, ...(review === undefined ? {} : { reviewOf: review }) };
  }

  function titleOf(choice: LaunchChoice): string {
    return 'placeIn' in choice
      ? 'Add something of a tool'
      : (platform.directory.placedLink(choice.link)?.link.title ?? '');
  }

  app.disable('x-powered-by');
  app.get('/.well-known/openid-configuration', (_, response) => void response.json(configurationOf(platform)));
  app.get('/keys', (_, response) => serveKeyset(platform, response));
  app.get('/keys-elsewhere', (_, response) => void response.json({ keys: platform.keys.published() }));
  app.post('/registrations', express.json(), (request, response) => {
    const { status, body } = desk.register(request.headers.authorization, request.body);
    response.status(status).json(body);
  });
  app.get('/authorize', (request, response) => answerAuthorization(texts(request.query), response));
  app.post('/authorize', express.urlencoded({ extended: false }), (request, response) =>
    answerAuthorization(texts(request.body), response),
  );
  app.get('/storage.js', (_, response) => void response.type('js').send(storageScript));
  app.get('/launch', (request, response) => {
    const choice = choiceOf(request);
    if (!choice) return void response.status(404).type('text').send('No such person, link or tool.');
    const { to, fields } = platform.initiation(choice);
    response.set('cache-control', 'no-store').send(selfPostingForm(to, fields, 'Opening the tool'));
  });
  app.get('/open', (request, response) => {
    const choice = choiceOf(request);
    if (!choice) return void response.status(404).type('text').send('No such person, link or tool.');
    const windowUrl = platform.launchUrl({ ...choice, isInWindow: true });
    response.send(framePage(platform.launchUrl(choice), windowUrl, titleOf(choice), platform.storage !== undefined));
  });
}
