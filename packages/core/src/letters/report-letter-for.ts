import type { Context } from '../context.ts';
import type { Notice, ReportNoticeKind } from '../notices/schema.ts';
import type { PeopleStore } from '../people/store.ts';
import type { ReportingStore } from '../reporting/store.ts';
import { sendingsBack } from '../reporting/reports/told-back.ts';
import type { LetterHouse } from './letter-facts.ts';
import { inOwnName, livingPerson, type LetterNow } from './letter-reader.ts';
import { reportLetter } from './report-words.ts';

/**
 * A notice about a report in words, addressed. Nobody passes it on: it is for whoever drew the report up, or sent it back, in her own name.
 *
 * @param kind - the kind of the notice
 */
export async function reportLetterFor(
  ctx: Context<{ readonly people: PeopleStore; readonly reporting: ReportingStore }>,
  { personId, aboutId = '', sequence }: Pick<Notice, 'personId' | 'aboutId' | 'sequence'>,
  kind: ReportNoticeKind,
  house: LetterHouse,
): Promise<LetterNow> {
  const person = await livingPerson(ctx, personId);
  const report = person && (await ctx.store.reporting.report(aboutId));
  if (!person || !report) return { state: 'not-needed' };
  const letter = reportLetter({ kind, house, givenName: person.givenName, report });
  // Of a later sending back there is a later letter.
  const isLatest = (await sendingsBack(ctx, report.id)).length === sequence;
  const isSo = isLatest && report.state === (kind === 'report-sent-back' ? 'sent-back' : 'draft');
  return isSo ? await inOwnName(ctx, person, letter) : { state: 'not-needed', letter };
}
