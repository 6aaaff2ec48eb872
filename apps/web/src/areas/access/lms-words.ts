import { openFault, type Deployment, type Platform } from '@trellis/core/access';
import type { LmsTask, ScoreCounts } from '@trellis/core/lms';
import { capital } from '@trellis/ui/capital';
import { count } from '@trellis/ui/long-date';
import type { Sign } from '@trellis/ui/state-mark';

type Lms = Pick<Platform, 'name' | 'issuer' | 'state' | 'deployments'>;

/** What an LMS is called: its product, as it names itself, and the host it lives on. */
export function lmsName({ name, issuer }: Pick<Platform, 'name' | 'issuer'>): string {
  const host = (URL.canParse(issuer) && new URL(issuer).host) || issuer;
  if (name === undefined || name === '') return host;
  const product = name.replaceAll(/[-_]/g, ' ').replace(/\blms\b/i, 'LMS');
  return `${capital(product)} at ${host}`;
}

/** An LMS's state as a sign and words. */
export function lmsSign(lms: Lms): { readonly state: Sign; readonly children: string } {
  const waiting = waitingOf(lms).length;
  if (lms.state === 'deactivated') return { state: 'exempt', children: 'Deactivated' };
  if (lms.state === 'pending' || waiting > 0) return { state: 'wait', children: 'Needs you' };
  if (lms.deployments.some((deployment) => deployment.state === 'active' && openFault(deployment) !== undefined))
    return { state: 'fault', children: 'The last sign-in failed' };
  if (!lms.deployments.some((deployment) => deployment.lastLaunchAt !== undefined))
    return { state: 'unknown', children: 'Nobody has signed in yet' };
  return { state: 'current', children: 'Sign-in works' };
}

/**
 * What else between an LMS and us needs the administrator, a sentence each.
 *
 * @param check - the newest check of the connection, if there was one
 */
export function lmsNeeds(
  { refused }: Pick<ScoreCounts, 'refused'>,
  check: Pick<LmsTask, 'state' | 'steps'> | undefined,
): readonly string[] {
  const bad = check?.state === 'done' ? (check.steps ?? []).filter((step) => step.state === 'bad').length : 0;
  return [
    ...(bad === 0
      ? []
      : [`The last check found ${bad === 1 ? 'one thing that does' : `${bad} things that do`} not work.`]),
    ...(refused === 0
      ? []
      : [`${refused === 1 ? 'One completion' : `${count(refused)} completions`} could not be sent back.`]),
  ];
}

/**
 * The sentence that the page leads with.
 *
 * @param needs - what else needs the administrator; null while nobody knows yet
 */
export function lmsAnswer(
  lmss: readonly Lms[],
  needs: readonly string[] | null = [],
): { readonly title: string; readonly more: string } {
  const [lms] = lmss;
  if (lms === undefined)
    return {
      title: 'Connect an LMS in a few minutes.',
      more: 'People then open their safeguarding learning from inside the LMS that they know, without another password.',
    };
  const waiting = waitingOf(lms).length;
  if (lms.state === 'deactivated')
    return { title: 'This LMS is deactivated.', more: 'Nobody can sign in from it. What it brought stays on record.' };
  if (lms.state === 'pending')
    return {
      title: 'This LMS waits for your yes.',
      more: 'Until you approve it, people see “Waiting for an administrator” and nothing is stored.',
    };
  const sign = lmsSign(lms);
  if (waiting > 0) {
    const works = lms.deployments.some(
      (deployment) => deployment.state === 'active' && deployment.lastLaunchAt !== undefined,
    );
    return {
      title: `${works ? 'Sign-in works. ' : ''}${waiting === 1 ? 'One thing needs' : `${waiting} things need`} you.`,
      more: `${waiting === 1 ? 'A deployment waits' : `${waiting} deployments wait`} for your yes. Nothing of it is stored before.`,
    };
  }
  if (sign.state === 'fault')
    return {
      title: 'The last sign-in failed.',
      more: 'What happened and what to do stands below. What people have done is safe.',
    };
  if (sign.state === 'unknown')
    return {
      title: 'Approved. Nobody has signed in yet.',
      more: 'Place the tool in a course, and open it once yourself.',
    };
  if (needs === null) return { title: 'Sign-in works.', more: 'We look whether anything needs you.' };
  return needs.length === 0
    ? { title: 'Sign-in works.', more: 'Nothing needs you.' }
    : {
        title: `Sign-in works. ${needs.length === 1 ? 'One thing needs' : `${needs.length} things need`} you.`,
        more: needs.join(' '),
      };
}

/** Deployments that wait for a decision. */
export function waitingOf(lms: Pick<Platform, 'deployments'>): readonly Deployment[] {
  return lms.deployments.filter((deployment) => deployment.state === 'pending');
}

/** What a deployment may say of people, in words. */
export function trustWords(
  { vouchesFor, serves }: Pick<Deployment, 'vouchesFor' | 'serves'>,
  nameOf: (agencyId: string) => string,
): string {
  if (vouchesFor.length === 0) return 'Vouches for nobody: people join with a code, or by naming their agency.';
  const what = vouchesFor.map((each) => (each === 'work-email' ? 'work e-mails' : 'staff numbers')).join(' and ');
  const where = serves.length === 0 ? 'in every agency' : `in ${serves.map(nameOf).join(', ')}`;
  return `Vouches for ${what} ${where}.`;
}
