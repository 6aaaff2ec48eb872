import { createHash } from 'node:crypto';
import { keepFiles, paperToWrite, reportsToWrite } from '@trellis/core/deliveries';
import type { KeptFile, Paper } from '@trellis/core/reporting';
import type { LoadedPlugins } from '@trellis/plugin';
import { jobActor } from '../actors.ts';
import { eachWhateverFails } from '../worker/each-whatever-fails.ts';
import type { Part } from '../worker/worker.ts';

const actor = jobActor('reports');

/** A paper in every form that the plugins of this service write. */
export async function filesOf(paper: Paper, { documents }: Pick<LoadedPlugins, 'documents'>): Promise<KeptFile[]> {
  const files: KeptFile[] = [];
  for (const { format, mediaType, write } of documents) {
    const content = await write(paper);
    const sha256 = createHash('sha256').update(content).digest('hex');
    files.push({ format, mediaType, sha256, bytes: content.length, content });
  }
  return files;
}

/**
 * Writes the files of published reports that lack some. No transaction is open while they are written; whoever is killed half-way, or is slower
 * than another, changes nothing: what is there stays. A report of which they cannot be written does not hold up the others.
 */
export const writeFiles: Part = async (installation, partnershipId, isStopping) => {
  const formats = installation.plugins.documents.map(({ format }) => format);
  const waiting = await installation.act(partnershipId, actor, (ctx) => reportsToWrite(ctx, formats));
  await eachWhateverFails(waiting, isStopping, async (id) => {
    const paper = await installation.act(partnershipId, actor, (ctx) => paperToWrite(ctx, id));
    const files = await filesOf(paper, installation.plugins);
    await installation.act(partnershipId, actor, (ctx) => keepFiles(ctx, id, files));
  });
};
