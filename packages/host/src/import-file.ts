import { EVIDENCE_FILE, PEOPLE_FILE, readCsv } from '@trellis/api';
import type { Context, Stores } from '@trellis/core';
import { importEvidence } from '@trellis/core/evidence';
import { knownAudiences, knownToSatisfy } from '@trellis/core/frameworks';
import { importPeople, type ImportProgress, type ImportResult } from '@trellis/core/people';

/** A file as it came, by upload or from the command line. */
export interface IncomingFile {
  readonly kind: 'people' | 'evidence';
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly dryRun: boolean;
  readonly runId?: string | undefined;
  readonly onProgress?: ((progress: ImportProgress) => void | Promise<void>) | undefined;
}

/**
 * Takes in a file of people or evidence, within the transaction at hand.
 *
 * @throws `people.file-refused` when it is not such a file
 */
export async function importFile(ctx: Context<Stores>, file: IncomingFile): Promise<ImportResult> {
  const { kind, bytes, ...input } = file;
  const packs = await ctx.store.frameworks.packs();
  if (kind === 'people')
    return await importPeople(ctx, { ...input, ...readCsv(bytes, PEOPLE_FILE), knownAudiences: knownAudiences(packs) });
  return await importEvidence(ctx, { ...input, ...readCsv(bytes, EVIDENCE_FILE), knownIds: knownToSatisfy(packs) });
}
