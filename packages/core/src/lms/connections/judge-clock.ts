/** From so many seconds on, nothing that an LMS says is believed: what it signs is too old, or of a time to come. @source house */
export const CLOCK_LIMIT_SECONDS = 300;

/** From so many seconds on, a clock that is off is told, long before that stops anything. @source house */
const WORTH_TELLING_SECONDS = 60;

/** So many seconds may be the time that a message takes. @source house */
const MESSAGE_SECONDS = 5;

/** How far the clock of an LMS is from ours, and what that means. */
export interface ClockJudged {
  /** `agrees`: as near as can be told; `near`: off and harmless; `off`: it must be set before messages are refused. */
  readonly state: 'agrees' | 'near' | 'off';
  /** For a sentence that begins with the clock: "61 seconds ahead of ours". */
  readonly apart: string;
}

/**
 * What it means that the clock of an LMS differs from ours.
 *
 * @param aheadSeconds - whole seconds, negative when it is behind
 */
export function judgeClock(aheadSeconds: number): ClockJudged {
  const seconds = Math.abs(aheadSeconds);
  return {
    state: seconds <= MESSAGE_SECONDS ? 'agrees' : seconds <= WORTH_TELLING_SECONDS ? 'near' : 'off',
    apart: `${seconds.toLocaleString('en-GB')} ${seconds === 1 ? 'second' : 'seconds'} ${aheadSeconds > 0 ? 'ahead of' : 'behind'} ours`,
  };
}
