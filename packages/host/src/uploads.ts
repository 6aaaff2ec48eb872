import { randomUUID } from 'node:crypto';
import { insistOnPermission, requestFault, writeCsv } from '@trellis/api';
import { columnOf, editorsScope, type ImportRun, type RowReport } from '@trellis/core/people';
import { findUpload, saveUpload, type Upload } from '@trellis/store';
import express, { Router } from 'express';
import type { RequestHandler, Response } from 'express';
import { sendProblem } from './api-doors.ts';
import type { Identify, KnownCaller } from './caller.ts';
import { fileNameOf } from './http/file-name.ts';
import { IMPORT_UPLOAD, runOf } from './import-job.ts';
import type { Installation } from './installation.ts';
import type { Jobs } from './jobs.ts';

/** The largest file that may be uploaded, in bytes: about 100,000 rows. */
const UPLOAD_BYTES = 20_000_000;

/** What uploading needs. */
export interface UploadParts {
  readonly installation: Installation;
  readonly identify: Identify;
  readonly jobs: Jobs;
}

/** What the import screen asks for while it waits, and shows at the end. */
interface UploadShown {
  readonly run: ImportRun;
  /** The refused and unsure rows; empty until the import is done. */
  readonly report: readonly RowReport[];
}

/**
 * Files to import: `POST /uploads/people` or `/uploads/evidence` with the file as the body (`?dryRun=true` only says what would happen; the header
 * `x-file-name` carries the name, percent-encoded) answers at once with the run's id; `GET /uploads/:id` tells how far it is, and
 * `GET /uploads/:id/report.csv` gives the rows that were refused or need a decision.
 */
export function uploadRoutes({ installation, identify, jobs }: UploadParts): Router {
  const router = Router();
  // Who may not upload is refused before a byte of the file is read.
  const editorsOnly: RequestHandler = async (request, response, next) => {
    const caller = await identify(request);
    try {
      insistOnPermission('signed-in', caller?.session.actor);
      editorsScope(caller!.session.actor);
      if (caller!.session.actor.kind !== 'account')
        throw requestFault('request.unknown-path', 'Files are uploaded by people. Send single records with a token.');
      response.locals['caller'] = caller;
      next();
    } catch (error) {
      sendProblem(response, error);
    }
  };

  router.post(
    '/uploads/:kind',
    editorsOnly,
    express.raw({ type: () => true, limit: UPLOAD_BYTES }),
    async (request, response) => {
      const { kind } = request.params;
      if (kind !== 'people' && kind !== 'evidence')
        return sendProblem(response, requestFault('request.unknown-path', 'There is nothing at this address.'));
      const content: unknown = request.body;
      if (!Buffer.isBuffer(content) || content.length === 0)
        return sendProblem(response, requestFault('request.malformed', 'The file is empty.'));
      const caller = callerOf(response);
      const upload: Upload = {
        id: randomUUID(),
        accountId: caller.session.actor.id,
        kind,
        fileName: fileNameOf(request, 'upload.csv'),
        dryRun: request.query['dryRun'] === 'true' || request.query['dryRun'] === '1',
        uploadedAt: installation.now().toISOString(),
        content,
      };
      await installation.bind(
        caller.partnershipId,
        caller.session.actor,
      )(async ({ store, tx }) => {
        await store.people.saveRun(runOf(upload));
        await saveUpload(tx, caller.partnershipId, upload);
        await jobs.enqueue(tx, IMPORT_UPLOAD, { partnershipId: caller.partnershipId, id: upload.id });
      });
      response.status(202).set('cache-control', 'no-store').json({ runId: upload.id });
    },
  );

  router.get('/uploads/:id', editorsOnly, async (request, response) => {
    const shown = await find(installation, callerOf(response), String(request.params['id']));
    if (shown === undefined)
      return sendProblem(response, requestFault('request.unknown-path', 'There is no such upload of yours.'));
    response.set('cache-control', 'no-store').json(shown);
  });

  router.get('/uploads/:id/report.csv', editorsOnly, async (request, response) => {
    const shown = await find(installation, callerOf(response), String(request.params['id']));
    if (shown === undefined)
      return sendProblem(response, requestFault('request.unknown-path', 'There is no such upload of yours.'));
    response
      .set({
        'cache-control': 'no-store',
        'content-disposition': `attachment; filename="${shown.run.kind}.report.csv"`,
      })
      .type('text/csv; charset=utf-8');
    for await (const lines of reportLines(shown.report)) response.write(lines);
    response.end();
  });
  return router;
}

/** The rows that were refused or that a person must decide, as a file. */
export function reportLines(report: readonly RowReport[]): AsyncGenerator<string> {
  return writeCsv(
    [
      { header: 'row', of: (row: RowReport) => row.row },
      { header: 'outcome', of: (row) => row.outcome },
      { header: 'field', of: (row) => columnOf(row.field) },
      { header: 'reason', of: (row) => row.reason },
    ],
    report,
  );
}

async function find(installation: Installation, caller: KnownCaller, id: string): Promise<UploadShown | undefined> {
  return await installation.bind(
    caller.partnershipId,
    caller.session.actor,
  )(async (ctx) => {
    const run = await ctx.store.people.run(id);
    // After the run: whoever ends it keeps its report with it, so that nobody is told of an end without what came of it.
    const upload = await findUpload(ctx.tx, id);
    // Another's upload is as good as none: its rows may be of agencies that the asker must not see.
    if (run === undefined || upload?.accountId !== caller.session.actor.id) return undefined;
    return { run, report: upload.report ?? [] };
  });
}

function callerOf(response: Response): KnownCaller {
  return response.locals['caller'] as KnownCaller;
}
