import { recheck } from '@trellis/core/compliance';
import { inPartnershipOf, type Command } from '../command.ts';

/** Judges everybody again in memory and compares with what is stored; changes nothing. */
export const audit: Command = {
  name: 'audit',
  summary: 'Judge everybody again in memory and compare with what is stored',
  async run(_, workplace) {
    const found = await inPartnershipOf(workplace, (ctx) =>
      recheck(ctx, (people) => workplace.progress(`${people} people`)),
    );
    return {
      last: `${found.spans} spans, ${found.cells} cells, ${found.differing} differ`,
      json: found,
      wrong:
        found.differing === 0
          ? undefined
          : 'What is stored differs from what the judge says. Report this, with the versions of Trellis that ran here.',
    };
  },
};
