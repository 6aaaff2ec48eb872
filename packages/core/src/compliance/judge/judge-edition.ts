/**
 * Which edition of the judge this is: one more whenever the same records may be judged otherwise than before. Where people were judged by an earlier
 * one, a service judges everybody again.
 *
 * 2: what is achieved on one day counts together, in whatever order it was told; levels are read by the readings of each time.
 *
 * @source house
 */
export const JUDGE_EDITION = 2;
