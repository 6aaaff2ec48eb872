import type { SessionShown } from '@trellis/plugin/screens';

/** An agency that figures can be read of by itself. */
export interface AgencyLed {
  readonly id: string;
  readonly name: string;
  /** By which files are asked for. */
  readonly ref: string;
}

/** Roles that look after agencies: a lead those of her grants, the others all where the grant names none. */
const LEADING: readonly string[] = ['agency-lead', 'coordinator', 'administrator'];

/** Those of some agencies that somebody looks after. She may know of others, as where she only works. */
export function agenciesLed<Known extends AgencyLed>(
  { grants }: Pick<SessionShown, 'grants'>,
  agencies: readonly Known[],
): readonly Known[] {
  const leading = grants.filter(({ role }) => LEADING.includes(role));
  return agencies.filter(({ id }) => leading.some(({ agencyId }) => agencyId === undefined || agencyId === id));
}
