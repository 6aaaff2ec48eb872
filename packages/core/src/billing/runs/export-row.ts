import type { CalendarDate } from '../../calendar.ts';
import type { Quote } from '../../charging/question.ts';
import type { ChargeLine, RunStatement } from '../schema.ts';

/** One line of a run as a finance system takes it. No name of a person is in it, nor free text that could hold one. */
export interface ExportRow {
  readonly statementNumber: string;
  readonly customerNumber?: string | undefined;
  /** Who pays. */
  readonly agency: string;
  /** In whose post the place was booked; the same, unless it was succeeded. */
  readonly bookedBy: string;
  readonly costCentre?: string | undefined;
  readonly vatCode?: string | undefined;
  readonly purchaseOrder?: string | undefined;
  readonly date: CalendarDate;
  readonly courseRef?: string | undefined;
  readonly bookingId: string;
  readonly kind: ChargeLine['kind'];
  readonly description: string;
  readonly rule: string;
  readonly tier: number;
  readonly counting: string;
  readonly calendarVersion: string;
  readonly policyVersion: string;
  readonly option: string;
  readonly pence: number;
  readonly lineId: string;
}

/** The statement on which a line stands, as far as a file needs it; a preview has no number yet. */
export type StatementOfRow = Pick<RunStatement, 'number' | 'agencyName' | 'details' | 'of'>;

/**
 * What a finance system is told of a line. The cost centre that a manager named for the booking counts before the agency's own.
 *
 * @source house every line carries rule, tier, counting, calendar version; cost centre and VAT code as set by finance
 */
export function exportRow(line: ChargeLine, statement: StatementOfRow): ExportRow {
  const { quote } = line;
  return {
    statementNumber: statement.number,
    customerNumber: statement.details.customerNumber,
    agency: statement.agencyName,
    bookedBy: statement.of.find(({ agencyId }) => agencyId === line.agencyId)?.name ?? statement.agencyName,
    costCentre: line.costCentre ?? statement.details.costCentre,
    vatCode: statement.details.vatCode,
    purchaseOrder: statement.details.purchaseOrder,
    date: line.arisesOn,
    courseRef: line.question.course.ref,
    bookingId: line.bookingId,
    kind: line.kind,
    description: line.title,
    rule: [...new Set(quote.lines.map(({ rule }) => rule))].join(' '),
    tier: quote.tier,
    counting: countingWords(quote),
    calendarVersion: `${quote.calendar.id} ${quote.calendar.version}`,
    policyVersion: `${quote.policy.id} ${quote.policy.version}`,
    option: Object.entries(quote.readings)
      .map(([option, letter]) => `${option}:${letter}`)
      .toSorted()
      .join(' '),
    pence: line.pence,
    lineId: line.id,
  };
}

/**
 * How notice was counted, in one line: what the policy wants, what was counted from when, and the last day on which cancelling was free.
 *
 * @source house every line carries its counting
 */
export function countingWords({ counting, deadlineOn }: Quote): string {
  const { unit, wanted, counted, noticeOn, courseOn } = counting;
  const units = unit.replace('-', ' ');
  const free = `${wanted} ${units} before ${courseOn}, free until ${deadlineOn}`;
  return counted === null || noticeOn === null ? free : `${free}; counted ${counted} from ${noticeOn}`;
}
