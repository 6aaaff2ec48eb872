import type { ReportFile } from '@trellis/core/reporting';
import { longTime } from '@trellis/ui/long-date';
import type { Sign } from '@trellis/ui/state-mark';
import { FORMAT_WORDS } from '../reports/report-words.ts';
import { many } from '@trellis/ui/plural-words';

interface Delivery {
  readonly state: 'waiting' | 'sent' | 'kept' | 'failed';
  readonly askedAt: string;
  readonly sentAt?: string | undefined;
  readonly tries: number;
  readonly fault?: string | undefined;
}

/** Which files went with a letter. */
export function filesWords(formats: readonly ReportFile['format'][]): string {
  return formats.length === 0 ? 'The address alone' : formats.map((format) => FORMAT_WORDS[format]).join(', ');
}

/** What became of a letter with a report, as a shape and words. */
export function deliveryWords(
  { state, askedAt, sentAt, tries, fault }: Delivery,
  timeZone: string,
): {
  readonly sign: Sign;
  readonly words: string;
  readonly detail: string;
} {
  switch (state) {
    case 'waiting':
      return { sign: 'wait', words: 'On its way', detail: `Since ${longTime(askedAt, timeZone)}` };
    case 'sent':
      return { sign: 'current', words: 'Sent', detail: longTime(sentAt ?? askedAt, timeZone) };
    case 'kept':
      return {
        sign: 'exempt',
        words: 'Kept, not sent',
        detail: 'This service sends no mail. Once it does, open the report and press Send.',
      };
    case 'failed':
      return {
        sign: 'fault',
        words: `Not sent after ${many(tries, 'try', 'tries')}`,
        detail: `${fault ?? ''} To try again, open the report and press Send.`.trim(),
      };
  }
}
