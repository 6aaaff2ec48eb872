import type { CalendarDate, Instant } from '../calendar.ts';
import type { EventRecord } from '../events/schema.ts';
import type { DateNoticeKind, Notice } from '../notices/schema.ts';
import type { Booking } from '../bookings/schema.ts';

/** What coming costs, and what not coming would. */
export interface PriceOfPlace {
  /** Absent where `noPriceBecause` says why. */
  readonly pence?: number | undefined;
  /** Who pays. */
  readonly agencyName: string;
  /** The last day on which cancelling is free; absent while no price at all is known. */
  readonly freeUntilOn?: CalendarDate | undefined;
  /** What cancelling would cost if it were done now. */
  readonly cancelledNowPence?: number | undefined;
  /** Why it cannot be said yet what coming costs, or what not coming would, as a sentence. */
  readonly noPriceBecause?: string | undefined;
}

/** Where letters come from, and where they lead to. */
export interface LetterHouse {
  /** The origin of the service, without a slash at its end. */
  readonly publicUrl: string;
  /** The address that letters are sent from, which stands as the organiser in calendars. */
  readonly fromAddress: string;
  readonly partnershipName: string;
  /** Its public id, which stays when the service moves to another address. */
  readonly partnershipId: string;
}

/** Everything that a letter says. */
export interface LetterFacts {
  readonly notice: Pick<Notice, 'session' | 'sequence'> & { readonly kind: DateNoticeKind };
  readonly house: LetterHouse;
  readonly now: Instant;
  readonly timeZone: string;
  /** Who reads it; the address is empty where nobody has one. */
  readonly reader: { readonly givenName: string; readonly familyName: string; readonly address: string };
  /** Whose booking it is; absent in a letter to trainers. */
  readonly delegate?: { readonly givenName: string; readonly familyName: string } | undefined;
  /** The reader is told in her stead, for she has no address of her own. */
  readonly isInHerStead: boolean;
  readonly courseTitle: string;
  readonly event: EventRecord;
  /** Of an event in a version that is withdrawn, or will be. */
  readonly isVersionWithdrawn?: boolean | undefined;
  readonly booking?: Booking | undefined;
  /** Absent where no price list is in force. */
  readonly price?: PriceOfPlace | undefined;
}

/** A letter before it is put together. */
export interface Words {
  readonly subject: string;
  readonly paragraphs: readonly (string | undefined)[];
}
