import { EvidenceId } from '@trellis/core';
import { withdrawEvidence } from '@trellis/core/evidence';
import { inPartnershipOf, UsageError, type Command } from '../command.ts';

/** Withdraws a record of learning; it stays on record as withdrawn. */
export const evidenceWithdraw: Command = {
  name: 'evidence withdraw',
  summary: 'Withdraw one piece of evidence; it stays on record as withdrawn',
  arguments: 'ID',
  takes: [1, 1],
  options: { reason: { value: 'TEXT', help: 'Why' } },
  needs: ['reason'],
  async run({ arguments: [typed], values }, workplace) {
    const id = EvidenceId.safeParse(typed);
    if (!id.success) throw new UsageError('This is not the id of a piece of evidence.');
    await inPartnershipOf(workplace, (ctx) => withdrawEvidence(ctx, id.data, values['reason']!));
    return { last: `${id.data} withdrawn`, json: { id: id.data, withdrawn: true } };
  },
};
