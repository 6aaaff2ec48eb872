import type { EndorsementListed } from '@trellis/core/standards';
import { daysAway, longDate } from '@trellis/ui/long-date';
import type { Sign } from '@trellis/ui/state-mark';

/** How a request or an endorsement stands: its shape and words. */
export function standingWords(
  { standing, from, expiresOn }: Pick<EndorsementListed, 'standing' | 'from' | 'expiresOn'>,
  todayOn: string,
): { readonly sign: Sign; readonly words: string } {
  const until = expiresOn === undefined ? '' : ` until ${longDate(expiresOn)}`;
  switch (standing) {
    case 'asked':
      return { sign: 'wait', words: 'Waits for a decision' };
    case 'declared':
      return { sign: 'current', words: `Counts by the agency’s own word${until}` };
    case 'not-yet':
      return { sign: 'upcoming', words: from === undefined ? 'Counts later' : `Counts from ${longDate(from)}` };
    case 'counts':
      return { sign: 'current', words: `Counts${until}` };
    case 'expires-soon':
      return {
        sign: 'due-soon',
        words: expiresOn === undefined ? 'Runs out soon' : `Counts${until}, ${daysAway(expiresOn, todayOn)}`,
      };
    case 'expired':
      return {
        sign: 'overdue',
        words: expiresOn === undefined ? 'Has run out' : `Counts no more since ${longDate(expiresOn)}`,
      };
    case 'refused':
      return { sign: 'exempt', words: 'Refused' };
    case 'ended':
      return { sign: 'exempt', words: expiresOn === undefined ? 'Ended' : `Ended on ${longDate(expiresOn)}` };
  }
}

/** Whether its agency may want to ask for it once more. */
export function isToBeAskedAgain({ standing }: Pick<EndorsementListed, 'standing'>): boolean {
  return ['expires-soon', 'expired', 'refused', 'ended', 'declared'].includes(standing);
}
