import { auditEvaluation, auditJudgements, type EvaluationAudit } from '@trellis/store';
import type { Command } from '../command.ts';

/** Judges everybody again in memory, adds up evaluation again, and compares with what is stored; changes nothing. */
export const audit: Command = {
  name: 'audit',
  summary: 'Judge everybody again in memory, add up evaluation again, and compare with what is stored',
  async run(_, workplace) {
    const { database, cipher, now } = await workplace.installation();
    const { id, timeZone } = await workplace.partnership();
    const found = await auditJudgements({
      database,
      partnershipId: id,
      cipher,
      now: () => now().toISOString(),
      onProgress: (people, of) => workplace.progress(`${people} of ${of} people`),
    });
    const evaluation = await auditEvaluation(database.app, { partnershipId: id, timeZone, now: now().toISOString() });
    const misjudged = found.wrongSpans + found.missingSpans + found.wrongCells;
    const differing = misjudged + evaluation.wrongSums;
    return {
      lines: [`${evaluation.sums} sums of evaluation, ${evaluation.wrongSums} differ`],
      last: `${found.spans} spans, ${found.cells} cells, ${differing} differ`,
      json: { ...found, evaluation, differing },
      wrong: differing === 0 ? undefined : whatDiffers(misjudged, evaluation),
    };
  },
};

function whatDiffers(misjudged: number, { wrongSums, examples }: EvaluationAudit): string {
  return [
    ...(misjudged === 0 ? [] : ['What is stored differs from what the judge says.']),
    ...(wrongSums === 0
      ? []
      : [`Sums of evaluation differ from what answers, bookings and sheets come to: ${examples.join('; ')}.`]),
    'Report this, with the versions of Trellis that ran here.',
  ].join(' ');
}
