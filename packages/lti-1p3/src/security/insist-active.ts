import { LtiError } from '../errors.ts';
import type { Deployment, Registration } from '../storage.ts';

/**
 * Nothing, if messages of a registration are served.
 *
 * @throws `registration.waiting`, `registration.deactivated`
 * @source house
 */
export function insistActive(registration: Registration): void {
  if (registration.state === 'pending') throw new LtiError('registration.waiting', registration.issuer);
  if (registration.state === 'deactivated') throw new LtiError('registration.deactivated', registration.issuer);
}

/**
 * Nothing, if messages of a deployment are served.
 *
 * @throws `deployment.waiting`, `deployment.refused`
 * @source house
 */
export function insistDeployed({ state, deploymentId }: Deployment, { issuer }: Registration): void {
  if (state === 'pending') throw new LtiError('deployment.waiting', `${deploymentId} (${issuer})`);
  if (state !== 'active') throw new LtiError('deployment.refused', `${deploymentId} (${issuer})`);
}
