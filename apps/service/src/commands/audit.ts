import { auditJudgements } from '@trellis/store';
import type { Command } from '../command.ts';

/** Judges everybody again in memory and compares with what is stored; changes nothing. */
export const audit: Command = {
  name: 'audit',
  summary: 'Judge everybody again in memory and compare with what is stored',
  async run(_, workplace) {
    const { database, cipher, now } = await workplace.installation();
    const { id } = await workplace.partnership();
    const found = await auditJudgements({
      database,
      partnershipId: id,
      cipher,
      now: () => now().toISOString(),
      onProgress: (people, of) => workplace.progress(`${people} of ${of} people`),
    });
    const differing = found.wrongSpans + found.missingSpans + found.wrongCells;
    return {
      last: `${found.spans} spans, ${found.cells} cells, ${differing} differ`,
      json: { ...found, differing },
      wrong:
        differing === 0
          ? undefined
          : 'What is stored differs from what the judge says. Report this, with the versions of Trellis that ran here.',
    };
  },
};
