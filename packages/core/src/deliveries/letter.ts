import { localDate, type CalendarDate } from '../calendar.ts';
import type { Context } from '../context.ts';
import { DomainError } from '../errors.ts';
import type { Letter } from '../notices/schema.ts';
import type { StoredReport } from '../reporting/store.ts';
import { plainDay } from '../wording.ts';
import { paperToWrite, reportFile } from './files.ts';
import type { DeliveriesErrorCode, Delivery } from './schema.ts';
import type { DeliveriesStores } from './store.ts';

/** Where letters come from. */
export interface DeliveryHouse {
  readonly publicUrl: string;
  readonly partnershipName: string;
}

/** A file that goes with a letter. */
export interface Attachment {
  readonly fileName: string;
  readonly mediaType: string;
  readonly content: Uint8Array;
}

/** A delivery as it is sent now. */
export interface DeliveryLetter {
  readonly letter: Letter;
  readonly attachments: readonly Attachment[];
}

interface Facts {
  readonly report: Pick<StoredReport, 'id' | 'kind' | 'title' | 'asAt' | 'signedAt' | 'hash'>;
  readonly lead: string;
  readonly files: readonly string[];
  /** Whose days moments are told in. */
  readonly timeZone: string;
}

/** The words of a delivery. No name but the reader's, and no number that the paper withholds. */
export function deliveryWords(
  { purpose, recipient }: Pick<Delivery, 'purpose' | 'recipient'>,
  { report, lead, files, timeZone }: Facts,
  { publicUrl, partnershipName }: DeliveryHouse,
): Letter {
  const link = `${publicUrl}/reports/${report.id}`;
  const asAt = `${report.title}, as at ${plainDay(report.asAt)}`;
  const paragraphs =
    purpose === 'due'
      ? [
          `The report “${report.title}” is due. A draft as at ${plainDay(report.asAt)} is ready to be read:`,
          link,
          `${report.kind === 'board' ? 'Somebody of the board' : 'The lead of the agency'} signs it. It goes to the people named in its schedule once it is signed, and not before.`,
        ]
      : [
          `${partnershipName} has published ${asAt}.`,
          lead,
          `Read it, with what is behind each figure that you may see, at:\n${link}`,
          'The address asks you to sign in. If you have no account there, ask the partnership for a copy.',
          ...(files.length === 0 ? [] : [`With this letter: ${files.join(', ')}.`]),
          `Signed on ${plainDay(signedOn(report, timeZone))}. Fingerprint of the figures: ${report.hash ?? ''}`,
        ];
  return {
    subject: purpose === 'due' ? `Ready to be signed: ${asAt}` : asAt,
    text: [`Dear ${recipient.name},`, ...paragraphs, partnershipName].join('\n\n'),
  };
}

function signedOn({ signedAt, asAt }: Facts['report'], timeZone: string): CalendarDate {
  return signedAt === undefined ? asAt : localDate(signedAt, timeZone);
}

/**
 * A delivery in words, with the files that go with it.
 *
 * @throws `deliveries.unknown-delivery`, `deliveries.file-not-ready`
 */
export async function deliveryLetter(
  ctx: Context<DeliveriesStores>,
  id: string,
  house: DeliveryHouse,
): Promise<DeliveryLetter> {
  const delivery = await ctx.store.deliveries.delivery(id);
  const report = delivery && (await ctx.store.reporting.report(delivery.reportId));
  if (delivery === undefined || report === undefined) {
    throw new DomainError<DeliveriesErrorCode>('deliveries.unknown-delivery', 'There is no such letter.');
  }
  const attachments: Attachment[] = [];
  for (const format of delivery.formats) attachments.push(await reportFile(ctx, report.id, format));
  const lead = report.state === 'published' ? (await paperToWrite(ctx, report.id)).lead : '';
  const files = attachments.map(({ fileName }) => fileName);
  return { letter: deliveryWords(delivery, { report, lead, files, timeZone: ctx.timeZone }, house), attachments };
}
