import { UsageError, type Command } from '../command.ts';

/** For how many hours the keys before stay published, unless told otherwise: a week. */
const OVERLAP_HOURS = 168;

/** The longest overlap, a year: a key that is published for ever is not rotated. */
const LONGEST_HOURS = 8_760;

/** Makes a new key for signing what goes to LMSs, and keeps the keys before published for a while. */
export const platformRotateKeys: Command = {
  name: 'platform rotate-keys',
  summary: 'Sign what goes to LMSs with a new key; the keys before stay published for a while',
  options: {
    'overlap-hours': { value: 'N', help: `How long the keys before stay published; ${OVERLAP_HOURS} if not given` },
  },
  isOfNoPartnership: true,
  async run({ values }, workplace) {
    const overlapHours = hoursOf(values['overlap-hours']);
    const { tool } = await workplace.installation();
    const keyId = await tool.rotateKeys(overlapHours);
    return {
      lines: [`The keys before stay published for ${overlapHours} hours. The new key is:`],
      last: keyId,
      json: { keyId, overlapHours },
    };
  },
};

function hoursOf(typed: string | undefined): number {
  if (typed === undefined) return OVERLAP_HOURS;
  const hours = /^\d{1,4}$/.test(typed) ? Number(typed) : 0;
  if (hours < 1 || hours > LONGEST_HOURS)
    throw new UsageError(`--overlap-hours must be a whole number from 1 to ${LONGEST_HOURS}.`);
  return hours;
}
