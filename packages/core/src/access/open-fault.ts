import type { Deployment } from './store.ts';

/**
 * The fault of a deployment that nobody has signed in after; undefined where there is none, or where it is over. That people sign in through
 * another deployment of the same LMS puts nothing right here.
 *
 * @source house
 */
export function openFault({
  lastFault,
  lastLaunchAt,
}: Pick<Deployment, 'lastFault' | 'lastLaunchAt'>): Deployment['lastFault'] {
  const isOver =
    lastFault !== undefined && lastLaunchAt !== undefined && Date.parse(lastFault.at) <= Date.parse(lastLaunchAt);
  return isOver ? undefined : lastFault;
}
