import { DomainError } from '@trellis/core';
import { editorsScope, type ImportRun } from '@trellis/core/people';
import { findUpload, finishUpload, saveRunProgress, type Upload } from '@trellis/store';
import { accountActor, jobActor } from './actors.ts';
import { importFile } from './import-file.ts';
import type { Installation } from './installation.ts';
import type { JobKind } from './jobs.ts';

/** The job that takes in an uploaded file. */
export const IMPORT_UPLOAD = 'import-upload';

/**
 * Takes in uploaded files. The file goes in the import's own transaction, so a job that runs again after a crash finds either the whole
 * file or nothing to do. How far it has come is told beside that transaction.
 */
export function importJob(installation: Installation): JobKind {
  return {
    name: IMPORT_UPLOAD,
    async work({ partnershipId, id }) {
      const found = await installation.bind(
        partnershipId,
        jobActor('import'),
      )(async (ctx) => {
        const upload = await findUpload(ctx.tx, id);
        return upload?.content === undefined ? undefined : { upload, actor: await accountActor(ctx, upload.accountId) };
      });
      if (found === undefined) return;
      const { upload } = found;
      // Whoever lost the account since then may not import any more either, which the action itself will say.
      const actor = found.actor ?? { kind: 'account', id: upload.accountId, grants: [] };
      const tell = (run: ImportRun) => saveRunProgress(installation.database.app, partnershipId, run);
      try {
        await installation.act(partnershipId, actor, async (ctx) => {
          const locked = await findUpload(ctx.tx, id, { forUpdate: true });
          if (locked?.content === undefined) return;
          editorsScope(ctx.actor);
          const { run, report } = await importFile(ctx, {
            kind: locked.kind,
            fileName: locked.fileName,
            bytes: locked.content,
            dryRun: locked.dryRun,
            runId: id,
            onProgress: ({ rowsDone, rowsTotal }) => tell({ ...runOf(locked), rowsDone, rowsTotal }),
          });
          await finishUpload(ctx.tx, id, report);
          // An import has saved its own end; a trial saves nothing itself.
          if (locked.dryRun) await ctx.store.people.saveRun(run);
        });
      } catch (error) {
        if (!(error instanceof DomainError)) throw error;
        await refuse(installation, partnershipId, id, error.message);
      }
    },
    giveUp: ({ partnershipId, id }) => refuse(installation, partnershipId, id, GIVEN_UP),
  };
}

/** What is said of an import that failed each time that it was tried; what failed stands in the service's log. */
const GIVEN_UP =
  'The import failed on our side, and nothing of the file was saved. Please upload it again, and tell whoever runs Trellis if it fails again.';

/** Ends an import that saved nothing, if it has not ended already: the file goes, and whoever waits is told why. */
async function refuse(installation: Installation, partnershipId: number, id: string, refusal: string): Promise<void> {
  await installation.bind(
    partnershipId,
    jobActor('import'),
  )(async ({ store, tx, now }) => {
    const upload = await findUpload(tx, id, { forUpdate: true });
    if (upload?.content === undefined) return;
    await finishUpload(tx, id, []);
    await store.people.saveRun({ ...runOf(upload), state: 'refused', endedAt: now, refusal });
  });
}

/** A run that has only begun. */
export function runOf(upload: Omit<Upload, 'content' | 'report'>): ImportRun {
  return {
    id: upload.id,
    kind: upload.kind,
    fileName: upload.fileName,
    dryRun: upload.dryRun,
    state: 'running',
    startedAt: upload.uploadedAt,
    startedBy: upload.accountId,
    rowsDone: 0,
    rowsTotal: 0,
    counts: { new: 0, changed: 0, unchanged: 0, unsure: 0, refused: 0 },
  };
}
