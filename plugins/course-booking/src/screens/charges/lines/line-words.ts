import type { ChargedOutcome, ChargeLine, LineKind, LineState } from '@trellis/core/billing';
import type { Quote } from '@trellis/core/charging';
import type { Source } from '@trellis/core/frameworks';
import { longDate } from '@trellis/ui/long-date';
import { pounds } from '@trellis/ui/money';
import type { Sign } from '@trellis/ui/state-mark';

/** Where a line stands: its shape and its words. */
export const LINE_STATES: Readonly<Record<LineState, { readonly sign: Sign; readonly words: string }>> = {
  open: { sign: 'upcoming', words: 'Goes out with the next run' },
  held: { sign: 'wait', words: 'On hold' },
  disputed: { sign: 'overdue', words: 'Disputed, frozen until decided' },
  billed: { sign: 'current', words: 'Billed' },
};

/** What each kind of line is called. */
export const LINE_KINDS: Readonly<Record<LineKind, string>> = {
  charge: 'Charge',
  'extra-cost': 'Extra cost',
  reversal: 'Taken back',
  waiver: 'Waived',
  credit: 'Credit note',
};

/** What became of the place, in a word or two. */
export const OUTCOMES: Readonly<Record<ChargedOutcome, string>> = {
  booked: 'Booked',
  attended: 'Attended',
  absent: 'Did not attend',
  cancelled: 'Cancelled',
  'cancelled-by-organiser': 'Cancelled by the organiser',
};

/** Whoever decided something, as the service tells it. */
export interface Decided {
  readonly kind: 'person' | 'token' | 'command-line' | 'rule';
  readonly name?: string | undefined;
}

/** Who decided, in words. */
export function whoWords({ kind, name }: Decided): string {
  switch (kind) {
    case 'person':
      return name ?? 'Somebody of the partnership';
    case 'token':
      return name === undefined ? 'Another system' : `The system “${name}”`;
    case 'command-line':
      return 'An administrator, on the command line';
    case 'rule':
      return 'The policy’s rule, when the day came';
  }
}

/** Where something stands in a document: its section first, for that is what a clerk looks up. */
export function sourceWords({ document, edition, section, note }: Source): string {
  if (document === 'house') return `The policy does not say. Our reading: ${note ?? 'a choice of our own'}.`;
  const where = section === undefined ? document : `${/^\d/.test(section) ? 'Section ' : ''}${section} of ${document}`;
  return `${where}${edition === undefined ? '' : `, ${edition}`}${note === undefined ? '' : ` (${note})`}`;
}

/** A sum as a question to be answered: "Why £35?", "Why is it free?", "Why is £70 taken back?" */
export function whyTitle({ pence }: { readonly pence: number }): string {
  if (pence === 0) return 'Why is nothing charged?';
  return pence < 0 ? `Why is ${pounds(-pence)} taken back?` : `Why ${pounds(pence)}?`;
}

/** Which price list and which calendar a line was reckoned by. */
export function policyLine({ policy, calendar }: Pick<Quote, 'policy' | 'calendar'>): string {
  return `${policy.title}, version ${policy.version}. Bank holidays of ${calendarWords(calendar.id)}, version ${calendar.version}.`;
}

function calendarWords(id: string): string {
  return id
    .split('-')
    .map((word) => (word === 'and' ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join(' ');
}

/** What happened to a charge since, in words. */
export const NOTE_WORDS: Readonly<
  Record<'held' | 'hold-ended' | 'disputed' | 'dispute-upheld' | 'dispute-rejected' | 'dispute-moved', string>
> = {
  held: 'Put on hold',
  'hold-ended': 'Hold ended',
  disputed: 'Disputed',
  'dispute-upheld': 'Dispute decided: the agency is right',
  'dispute-moved': 'Taken back before the dispute was decided: the new charge is disputed instead',
  'dispute-rejected': 'Dispute decided: the charge stands',
};

/** What a line is about and when it arose, in the room of a list. */
export function lineDetail(line: Pick<ChargeLine, 'kind' | 'outcome' | 'arisesOn' | 'quote' | 'question'>): string {
  const what = line.kind === 'charge' ? outcomeWords(line) : LINE_KINDS[line.kind];
  return `${what}, ${longDate(line.arisesOn)}`;
}

/** What became of a place: a colleague who came instead, and whether a cancellation was late, are said. */
function outcomeWords({ outcome, quote, question }: Pick<ChargeLine, 'outcome' | 'quote' | 'question'>): string {
  if ('substitute' in question.outcome && question.outcome.substitute !== undefined) return 'A colleague came instead';
  if (outcome === 'cancelled') return quote.late ? 'Cancelled late' : 'Cancelled in time';
  return OUTCOMES[outcome];
}
