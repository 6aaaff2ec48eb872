import type { RowReport } from '@trellis/core/people';
import type { Kysely } from 'kysely';
import type { Tables } from '../tables.ts';

/** A file to be imported by a job, so that it is still there when the service was killed in between. */
export interface Upload {
  /** That of the import run that it becomes. */
  readonly id: string;
  /** Who uploaded it; the import runs with what this account may do then. */
  readonly accountId: string;
  readonly kind: 'people' | 'evidence';
  readonly fileName: string;
  readonly dryRun: boolean;
  /** RFC 3339 */
  readonly uploadedAt: string;
  /** Absent once the import is done. */
  readonly content?: Buffer | undefined;
  /** The refused and unsure rows; absent until the import is done. */
  readonly report?: readonly RowReport[] | undefined;
}

/** Keeps a file until its import is done. */
export async function saveUpload(tx: Kysely<Tables>, partnershipId: number, upload: Upload): Promise<void> {
  await tx
    .insertInto('upload')
    .values({
      partnership_id: partnershipId,
      id: upload.id,
      account_id: upload.accountId,
      kind: upload.kind,
      file_name: upload.fileName,
      dry_run: upload.dryRun,
      uploaded_at: upload.uploadedAt,
      content: upload.content ?? null,
      report: null,
    })
    .execute();
}

/**
 * One upload.
 *
 * @param options.forUpdate - makes whoever else wants to import it wait until this transaction ends
 */
export async function findUpload(
  tx: Kysely<Tables>,
  id: string,
  options: { readonly forUpdate?: boolean } = {},
): Promise<Upload | undefined> {
  const row = await tx
    .selectFrom('upload')
    .selectAll()
    .where('id', '=', id)
    .$if(options.forUpdate === true, (query) => query.forUpdate())
    .executeTakeFirst();
  if (row === undefined) return undefined;
  return {
    id: row.id,
    accountId: row.account_id,
    kind: row.kind,
    fileName: row.file_name,
    dryRun: row.dry_run,
    uploadedAt: row.uploaded_at,
    content: row.content ?? undefined,
    report: (row.report as readonly RowReport[] | null) ?? undefined,
  };
}

/** Forgets the file of an upload and keeps what came of its rows. */
export async function finishUpload(tx: Kysely<Tables>, id: string, report: readonly RowReport[]): Promise<void> {
  await tx
    .updateTable('upload')
    .set({ content: null, report: JSON.stringify(report) })
    .where('id', '=', id)
    .execute();
}

/** Forgets uploads of before a moment, with what came of them. */
export async function removeUploads(tx: Kysely<Tables>, before: string): Promise<void> {
  await tx.deleteFrom('upload').where('uploaded_at', '<', before).execute();
}
