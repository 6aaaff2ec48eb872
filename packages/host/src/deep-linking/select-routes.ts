import { randomBytes } from 'node:crypto';
import { LtiError, type DeepLinkingLaunch, type DeepLinkingRequest, type ToolResponse } from '@trellis/lti-1p3';
import { sendAnswer } from '@trellis/lti-1p3/express';
import { boundDeployment, saveSelection, selectionOf, takeSelection } from '@trellis/store';
import express, { Router } from 'express';
import type { Response } from 'express';
import type { Installation } from '../installation.ts';
import { hashOf } from '../sessions/session.ts';
import { findOffers } from './find-offers.ts';
import { iconRoutes } from './icons.ts';
import { mayChoose } from './may-choose.ts';
import { endedPage, learnerPage, selectPage } from './select-page.ts';

/** For how long somebody may choose. @source house */
const CHOOSING_MINUTES = 60;

const NOT_TAKEN = 'Your learning platform does not take links to Trellis here.';

/** What the form of the page sends. */
interface Sent {
  readonly token: string;
  readonly does: string;
  readonly search: string;
  readonly chosen: ReadonlySet<string>;
}

/** Begins a choice: keeps what the LMS asked and shows the page. Whoever an LMS lets prepare a course may choose, and nothing shown is personal; who only learns there may not. */
export async function beginSelection(
  installation: Installation,
  { registration, deployment, deepLinking, roles }: DeepLinkingLaunch,
  response: Response,
): Promise<void> {
  if (!mayChoose(roles)) return void response.status(403).type('html').send(learnerPage);
  const request: DeepLinkingRequest = { registration, deployment, deepLinking };
  if (!deepLinking.acceptTypes.includes('ltiResourceLink'))
    return sendAnswer(
      response,
      await installation.tool.deepLinkingResponse(request, { items: [], errorMessage: NOT_TAKEN }),
    );
  const { partnershipId } = boundDeployment(deployment.boundTo ?? '');
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(installation.now().getTime() + CHOOSING_MINUTES * 60_000).toISOString();
  await saveSelection(installation.database.app, hashOf(token), { partnershipId, request }, expiresAt);
  const offers = await findOffers(installation, partnershipId, { search: '', chosen: new Set() });
  response.type('html').send(selectPage({ token, offers, search: '', acceptsMultiple: deepLinking.acceptMultiple }));
}

/** `/lti/select`, where somebody chooses what to place in a course, and the pictures of what is placed. */
export function selectRoutes(installation: Installation): Router {
  const router = Router();
  router.use(iconRoutes(installation.plugins.ltiTools));
  router.post(
    '/lti/select',
    express.urlencoded({ extended: false, limit: '256kb', parameterLimit: 2_000 }),
    async (request, response) => {
      response.set('cache-control', 'no-store');
      const answer = await answerTo(installation, sentIn(request.body)).catch((error: unknown) => {
        if (!(error instanceof LtiError)) throw error;
        const { method, originalUrl: url, headers } = request;
        return installation.tool.refuse(error, { method, url, headers, body: '' });
      });
      if (typeof answer !== 'string') return sendAnswer(response, answer);
      response
        .status(answer === endedPage ? 403 : 200)
        .type('html')
        .send(answer);
    },
  );
  router.all('/lti/select', (_, response) => void response.status(403).type('html').send(endedPage));
  return router;
}

/** The page to go on with, or the answer that goes back to the LMS. */
async function answerTo(installation: Installation, sent: Sent): Promise<string | ToolResponse> {
  const { app } = installation.database;
  const now = installation.now().toISOString();
  const hash = hashOf(sent.token);
  const selection = await selectionOf(app, hash, now);
  if (selection === undefined) return endedPage;
  const request = selection.request as DeepLinkingRequest;
  const { acceptMultiple: acceptsMultiple } = request.deepLinking;
  const offers = await findOffers(installation, selection.partnershipId, sent);
  const { chosen } = offers;
  const again = (fault?: string): string =>
    selectPage({
      token: sent.token,
      search: sent.search,
      offers,
      acceptsMultiple,
      ...(fault === undefined ? {} : { fault }),
    });
  if (sent.does === 'cancel')
    return (await takeSelection(app, hash, now))
      ? await installation.tool.deepLinkingResponse(request, { items: [] })
      : endedPage;
  if (sent.does !== 'place') return again();
  if (chosen.length === 0) return again('Nothing is chosen yet.');
  if (chosen.length > 1 && !acceptsMultiple) return again('Your learning platform takes one at a time.');
  if (!(await takeSelection(app, hash, now))) return endedPage;
  return await installation.tool.deepLinkingResponse(request, { items: chosen.map(({ item }) => item) });
}

function sentIn(body: unknown): Sent {
  const fields = (body ?? {}) as Readonly<Record<string, unknown>>;
  const text = (name: string): string => (typeof fields[name] === 'string' ? fields[name] : '');
  const offer = fields['offer'];
  const chosen = (Array.isArray(offer) ? offer : [offer]).filter((id) => typeof id === 'string');
  return { token: text('token'), does: text('do'), search: text('search').slice(0, 200), chosen: new Set(chosen) };
}
