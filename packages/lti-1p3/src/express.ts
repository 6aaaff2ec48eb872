import { Router } from 'express';
import type { Request, Response } from 'express';
import { LtiError } from './errors.ts';
import type { ToolRequest, ToolResponse } from './exchange.ts';
import type { Launch } from './message/launch.ts';
import { maximumBodyBytes } from './security/parameters.ts';
import type { Tool } from './tool.ts';

/** Makes the session and answers a launch. Cookies of the login are set on the response already. */
export type OnLaunch = (launch: Launch, request: Request, response: Response) => Promise<void> | void;

/** How much of a body that is too large is read and dropped before the answer, which then breaks the connection: 64 MB. @source house */
const droppedBytes = maximumBodyBytes * 128;

async function bodyOf(request: Request): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  // To leave the loop must not break the connection before the answer is sent.
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    // The rest is read and dropped, so that the browser gets the page and not a broken connection.
    if (bytes <= maximumBodyBytes) chunks.push(chunk);
    else if (bytes > droppedBytes) return undefined;
  }
  return bytes > maximumBodyBytes ? undefined : Buffer.concat(chunks).toString('utf8');
}

/** Sends an answer of the tool, such as the page of `deepLinkingResponse`. It may be shown in a platform's frame. */
export function sendAnswer(response: Response, { status, headers, cookies, body }: ToolResponse): void {
  // A host that forbids framing for its own pages must not forbid it for these: platforms show them in a frame.
  response.removeHeader('x-frame-options');
  // Nor part a registration window from the platform that opened it and waits to be told to close it.
  response.removeHeader('cross-origin-opener-policy');
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  for (const cookie of cookies) response.append('set-cookie', cookie);
  response.status(status).end(body);
}

/**
 * The tool's addresses as an Express 5 router. Mount it at the root and before any body parser: it reads the bodies itself, up to 512 kB.
 */
export function ltiRoutes(tool: Tool, onLaunch: OnLaunch): Router {
  const router = Router();
  const path = (address: string) => new URL(address).pathname;

  function route(
    pattern: string | RegExp,
    answer: (request: ToolRequest, incoming: Request, response: Response) => Promise<void>,
  ): void {
    router.all(pattern, async (incoming: Request, response: Response) => {
      const body = await bodyOf(incoming);
      const request: ToolRequest = {
        method: incoming.method,
        url: incoming.originalUrl,
        headers: incoming.headers,
        body: body ?? '',
      };
      if (body === undefined) {
        // Whatever of the body is still to come must not be taken for the next request.
        response.set('connection', 'close');
        return sendAnswer(response, tool.refuse(new LtiError('request.too-large'), request));
      }
      await answer(request, incoming, response);
    });
  }

  route(path(tool.addresses.login), async (request, _, response) => sendAnswer(response, await tool.login(request)));
  route(path(tool.addresses.restart), async (request, _, response) =>
    sendAnswer(response, await tool.restart(request)),
  );
  route(path(tool.addresses.keyset), async (request, _, response) => sendAnswer(response, await tool.keyset(request)));
  // An expression, because a named parameter would be decoded, and what cannot be decoded would never reach the tool.
  route(new RegExp(`^${path(tool.addresses.register)}(?:/.*)?$`), async (request, _, response) =>
    sendAnswer(response, await tool.register(request)),
  );
  route(path(tool.addresses.launch), async (request, incoming, response) => {
    const answer = await tool.launch(request);
    if (answer.state === 'refused') return sendAnswer(response, answer.response);
    for (const cookie of answer.cookies) response.append('set-cookie', cookie);
    await onLaunch(answer.launch, incoming, response);
  });
  return router;
}
