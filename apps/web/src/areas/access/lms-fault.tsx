import type { Deployment } from '@trellis/core/access';
import { Card } from '@trellis/ui/card';
import { Facts } from '@trellis/ui/facts';
import { Stack } from '@trellis/ui/layout';
import { longTime } from '@trellis/ui/long-date';
import { StateMark } from '@trellis/ui/state-mark';
import { useTimeZone } from '@trellis/ui/time-zone';

/** The last fault of a deployment: what happened, what still works, what to do. */
export function LmsFault({
  deployment,
}: {
  readonly deployment: Pick<Deployment, 'deploymentId' | 'lastFault' | 'lastLaunchAt'>;
}) {
  const timeZone = useTimeZone();
  const { lastFault, lastLaunchAt } = deployment;
  if (lastFault === undefined) return null;
  return (
    <Card>
      <Stack>
        <p>
          <StateMark state="fault" look="lead">
            A sign-in was refused
          </StateMark>
        </p>
        <Facts
          wide
          items={[
            {
              term: 'What happened',
              detail: `On ${longTime(lastFault.at, timeZone)}, deployment ${deployment.deploymentId}: ${lastFault.message}`,
            },
            {
              term: 'Still works',
              detail:
                lastLaunchAt === undefined
                  ? 'What is on record can be read by those who sign in another way.'
                  : `Whoever signed in before is not affected. The last sign-in was on ${longTime(lastLaunchAt, timeZone)}.`,
            },
            {
              term: 'What to do',
              detail:
                'Open the tool once from the LMS yourself. If it is refused again, the page that the LMS shows has a reference for support.',
            },
            { term: 'For support', detail: <code>{lastFault.code}</code> },
          ]}
        />
      </Stack>
    </Card>
  );
}
