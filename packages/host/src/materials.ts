import { createHash } from 'node:crypto';
import { findingsOf, insistOnPermission, requestFault, type PermissionTable } from '@trellis/api';
import { CourseId, type Context, type Stores } from '@trellis/core';
import { MATERIAL_BYTES } from '@trellis/core/courses';
import { addMaterial, openMaterial } from '@trellis/core/events';
import express, { Router } from 'express';
import type { Request, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { sendProblem } from './api-doors.ts';
import type { Identify, KnownCaller } from './caller.ts';
import { fileNameOf } from './http/file-name.ts';
import type { Installation } from './installation.ts';

/** What materials need. */
export interface MaterialParts {
  readonly installation: Installation;
  readonly identify: Identify;
  readonly permissions: PermissionTable;
}

const Asked = z.object({
  courseId: CourseId,
  version: z.string().min(1).max(40),
  title: z.string().min(1).max(120),
});

/**
 * Files that trainers work with: `POST /materials?courseId=…&version=…&title=…` with the file as the body and its name in the header `x-file-name`,
 * percent-encoded; `GET /materials/:id` saves it, and answers 410 once its version is not given any more.
 */
export function materialRoutes({ installation, identify, permissions }: MaterialParts): Router {
  const router = Router();
  const only =
    (procedure: string): RequestHandler =>
    async (request, response, next) => {
      const caller = await identify(request);
      try {
        insistOnPermission(permissions[procedure], caller?.session.actor);
        response.locals['caller'] = caller;
        next();
      } catch (error) {
        sendProblem(response, error);
      }
    };
  // Who may not add a file is refused before a byte of it is read.
  router.post(
    '/materials',
    only('courses.removeMaterial'),
    express.raw({ type: () => true, limit: MATERIAL_BYTES }),
    (request, response) =>
      answered(response, async () => {
        const asked = Asked.safeParse(request.query);
        if (!asked.success)
          throw requestFault(
            'request.not-valid',
            'Say for which course and version the file is, and what it is called.',
            findingsOf(asked.error.issues),
          );
        const body: unknown = request.body;
        if (!Buffer.isBuffer(body) || body.length === 0) throw requestFault('request.malformed', 'The file is empty.');
        const content = new Uint8Array(body);
        const added = await actAs(installation, response, (ctx) =>
          addMaterial(ctx, {
            ...asked.data,
            fileName: fileNameOf(request, 'material'),
            content,
            sha256: createHash('sha256').update(content).digest('hex'),
          }),
        );
        response.status(201).set('cache-control', 'no-store').json(added);
      }),
  );
  router.get('/materials/:id', only('events.myEvent'), (request: Request, response: Response) =>
    answered(response, async () => {
      const id = String(request.params['id']);
      const file = await actAs(installation, response, (ctx) => openMaterial(ctx, id));
      response
        .set({
          'cache-control': 'no-store',
          'content-type': file.mediaType,
          'content-disposition': `attachment; filename="${file.fileName}"`,
          'content-security-policy': "default-src 'none'; sandbox",
          'x-content-type-options': 'nosniff',
          etag: `"${file.sha256}"`,
        })
        .end(Buffer.from(file.content));
    }),
  );
  return router;
}

/** Answers with what an action threw, as a sentence. */
async function answered(response: Response, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    sendProblem(response, error);
  }
}

function actAs<Result>(
  installation: Installation,
  response: Response,
  work: (ctx: Context<Stores>) => Promise<Result>,
): Promise<Result> {
  const { partnershipId, session } = response.locals['caller'] as KnownCaller;
  return installation.act(partnershipId, session.actor, work);
}
