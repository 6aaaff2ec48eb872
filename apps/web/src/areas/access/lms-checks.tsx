import type { Platform } from '@trellis/core/access';
import { Card } from '@trellis/ui/card';
import { LiveCheck, LiveChecks, type LiveCheckProps } from '@trellis/ui/live-check';
import { longTime } from '@trellis/ui/long-date';
import { hasOpenFault, waitingOf } from './lms-words.ts';

/** What is true of one LMS now, as far as we have seen. */
export function LmsChecks({ platform }: { readonly platform: Platform }) {
  const checks = checksOf(platform);
  const passing = checks.filter((check) => check.result === 'passes').length;
  return (
    <Card title="Checks">
      <LiveChecks label="Checks of this LMS" summary={`${passing} of ${checks.length} checks pass.`}>
        {checks.map((check) => (
          <LiveCheck key={check.title} {...check} />
        ))}
      </LiveChecks>
    </Card>
  );
}

/** A check whose words are plain text. */
export type Check = LiveCheckProps & { readonly title: string };

/** Each check with its result: only what the service has seen itself, nothing guessed. */
export function checksOf(platform: Pick<Platform, 'state' | 'deployments' | 'registeredAt'>): readonly Check[] {
  const { deployments } = platform;
  const waiting = waitingOf(platform).length;
  const launched = deployments
    .flatMap((deployment) => deployment.lastLaunchAt ?? [])
    .toSorted()
    .at(-1);
  const fault = deployments.find(hasOpenFault)?.lastFault;
  const vouching = deployments.filter(
    (deployment) => deployment.state === 'active' && deployment.vouchesFor.length > 0,
  ).length;
  const active = deployments.filter((deployment) => deployment.state === 'active').length;
  const known: Check = {
    result: 'passes',
    title: 'The LMS is known',
    text: `It registered on ${longTime(platform.registeredAt)}.`,
  };
  if (platform.state === 'deactivated')
    return [known, { result: 'fails', title: 'It is deactivated', text: 'Nobody can sign in from it.' }];
  return [
    known,
    platform.state === 'active'
      ? { result: 'passes', title: 'You approved it' }
      : { result: 'waits', title: 'It waits for your yes', text: 'Nobody can sign in before.' },
    waiting === 0
      ? { result: 'passes', title: 'No deployment waits' }
      : {
          result: 'waits',
          title: waiting === 1 ? 'One deployment waits' : `${waiting} deployments wait`,
          text: 'Approve or refuse it on this page.',
        },
    fault !== undefined
      ? { result: 'fails', title: 'The last sign-in was refused', text: 'See how to put it right on this page.' }
      : launched === undefined
        ? { result: 'unknown', title: 'Nobody has signed in yet', text: 'Open the tool once yourself.' }
        : { result: 'passes', title: 'People sign in', text: `Last on ${longTime(launched)}.` },
    active === 0
      ? { result: 'unknown', title: 'Accounts are not joined yet', text: 'Needs a deployment that you approved.' }
      : vouching > 0
        ? { result: 'passes', title: 'Accounts are joined to records', text: 'By what you let the LMS vouch for.' }
        : {
            result: 'unknown',
            title: 'The LMS vouches for nobody',
            text: 'People join with a code, or by naming their agency.',
          },
  ];
}
