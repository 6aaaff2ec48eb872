// A full re-judging in a process of its own, so that its memory is nobody else's. Prints what it took as JSON.
import { randomUUID } from 'node:crypto';
import process from 'node:process';
import { askForRejudging } from '@trellis/core/compliance';
import { createCipher, createStores, inPartnership, openDatabase, rejudge } from '@trellis/store';
import { secretOf } from './data-folder.ts';

const [dataDir, partnership] = process.argv.slice(2);
const partnershipId = Number(partnership);
const cipher = createCipher(secretOf(dataDir!));
const now = () => new Date().toISOString();
await using database = await openDatabase({ dataDir: dataDir! });
await inPartnership(database.app, partnershipId, (tx) =>
  askForRejudging({ store: createStores(tx, { partnershipId, now: now(), cipher }), newId: randomUUID }),
);
const start = performance.now();
let written = start;
const outcome = await rejudge({
  database,
  partnershipId,
  cipher,
  now,
  // Told for the last time when everything is written and its indexes are to be made.
  onProgress: () => (written = performance.now()),
});
const milliseconds = performance.now() - start;
if (outcome !== 'done') throw new Error(`Re-judging ended as ${outcome}.`);
process.stdout.write(
  JSON.stringify({
    milliseconds,
    writtenMilliseconds: written - start,
    peakMegabytes: process.resourceUsage().maxRSS / 1024,
  }),
);
