import { record, type Context } from '../../context.ts';
import { DomainError, type Finding } from '../../errors.ts';
import { agencyScope, mayActFor } from '../../scope.ts';
import type { AgencyId } from '../../ids.ts';
import { insistThat } from '../editors.ts';
import { openReport, type ReportNamed } from './drafts.ts';
import { workOutFigures } from '../figures/work-out.ts';
import type { FigureAnswer, ReportingErrorCode } from '../schema.ts';
import type { ReportingStores } from '../store.ts';

/**
 * Keeps what the lead of an agency says of figures of its return: confirmed, or disputed with why. A figure that is not answered stays open.
 *
 * @throws `reporting.unknown-report`, `reporting.already-published`, `access.not-permitted`, `reporting.answer-faults` with each field
 * @source house each figure is confirmed or disputed by the agency, and by nobody for it
 */
export async function answerFigures(
  ctx: Context<ReportingStores>,
  { id, answers }: ReportNamed & { readonly answers: readonly FigureAnswer[] },
): Promise<ReportNamed> {
  const report = await openReport(ctx, id);
  insistThat(
    report.agencyId !== undefined && mayActFor(agencyScope(ctx.actor, ['agency-lead']), report.agencyId as AgencyId),
    'Only the lead of this agency can answer for it.',
  );
  const known = new Set((await workOutFigures(ctx, report)).returned.map(({ figure }) => figure));
  const errors = answers.flatMap(({ figure, answer, why }, index): Finding[] => {
    if (!known.has(figure)) return [{ field: `answers.${index}.figure`, reason: 'is not a figure of this return' }];
    const isReasoned = answer === 'confirmed' || (why !== undefined && why !== '');
    return isReasoned ? [] : [{ field: `answers.${index}.why`, reason: 'is needed to dispute a figure' }];
  });
  if (errors.length > 0)
    throw new DomainError<ReportingErrorCode>(
      'reporting.answer-faults',
      'Some of these answers cannot be kept. Nothing was saved.',
      { errors },
    );
  const { reporting } = ctx.store;
  const before = (await reporting.answers([id])).filter(({ figure }) => answers.some((each) => each.figure === figure));
  await reporting.saveAnswers(id, answers);
  const whyBefore = new Map(before.map(({ figure, why }) => [figure, why]));
  await record(ctx, {
    action: 'reporting.answer',
    subject: { kind: 'report', id },
    before: before.map(traceOf),
    after: answers.map((each) => ({
      ...traceOf(each),
      worded: each.why === whyBefore.get(each.figure) ? [] : ['why'],
    })),
  });
  return { id };
}

/** Why a figure is disputed may be about somebody, so the trail says that it changed, and no word of it. */
function traceOf({ figure, answer, value }: FigureAnswer): Omit<FigureAnswer, 'why'> {
  return { figure, answer, value };
}
