import type { Notice } from '@trellis/core/notices';
import type { Generated, GeneratedAlways } from 'kysely';

/** Something that somebody is told by mail. */
export interface NoticeTable {
  partnership_id: number;
  id: string;
  kind: Notice['kind'];
  person_id: string;
  booking_id: string | null;
  /** Where it is about no booking. */
  event_id: string | null;
  /** Where it is about neither. */
  about_id: string | null;
  session: number | null;
  sequence: number;
  state: Notice['state'];
  /** It failed for good, or nobody has an address. */
  needs_person: GeneratedAlways<boolean>;
  due_at: string;
  /** `infinity` for not any more. */
  try_at: string;
  sent_at: string | null;
  tries: Generated<number>;
  fault: string | null;
}

/** The tables of this area. */
export interface NoticesTables {
  notice: NoticeTable;
}
