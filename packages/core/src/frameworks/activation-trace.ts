import type { PackActivation } from './schema.ts';

/**
 * What the audit keeps of a pack at work: that somebody confirmed it.
 *
 * @source house who did is a name, and stands with the activation only
 */
export function activationTrace({
  confirmedBy,
  ...activation
}: PackActivation): Omit<PackActivation, 'confirmedBy'> & { readonly isConfirmed: boolean } {
  return { ...activation, isConfirmed: confirmedBy !== undefined };
}
