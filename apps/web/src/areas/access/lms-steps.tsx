import { openFault, type Platform } from '@trellis/core/access';
import { useAction, useApi } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { Dialog } from '@trellis/ui/dialog';
import { Facts } from '@trellis/ui/facts';
import { Stack } from '@trellis/ui/layout';
import { longTime } from '@trellis/ui/long-date';
import { Section } from '@trellis/ui/section';
import { Steps } from '@trellis/ui/steps';
import { useState } from 'react';
import { FaultNote } from '@trellis/ui/fault-note';
import { useTimeZone } from '@trellis/ui/time-zone';
import { DeploymentDecision } from './deployment-decision.tsx';
import { lmsName, waitingOf } from './lms-words.ts';
import { LmsFault } from './lms-fault.tsx';

export interface LmsStepsProps {
  readonly platform: Platform;
  readonly agencies: readonly { readonly id: string; readonly name: string }[];
  /** What was done, as a sentence. */
  readonly onDone: (words: string) => void;
}

/** How far one LMS is connected, what is wrong with it, what each deployment may say, and the way to end it. */
export function LmsSteps({ platform, agencies, onDone }: LmsStepsProps) {
  const timeZone = useTimeZone();
  const waiting = waitingOf(platform);
  const launched = platform.deployments
    .flatMap((deployment) => deployment.lastLaunchAt ?? [])
    .toSorted()
    .at(-1);
  const isIn = platform.state === 'active';
  const decided = platform.deployments.filter((deployment) => deployment.state !== 'pending');
  const faulty = platform.deployments.filter((deployment) => openFault(deployment) !== undefined);
  const approve = (
    <Stack>
      {waiting.length === 0 && platform.state === 'pending' ? (
        <DeploymentDecision platform={platform} deployment={undefined} agencies={agencies} onDone={onDone} />
      ) : null}
      {waiting.map((deployment) => (
        <DeploymentDecision
          key={deployment.id}
          platform={platform}
          deployment={deployment}
          agencies={agencies}
          onDone={onDone}
        />
      ))}
    </Stack>
  );
  const needsYou = waiting.length > 0 || platform.state === 'pending';
  return (
    <Stack gap="loose">
      {platform.state === 'deactivated' ? null : (
        <Section title="How far it is">
          <Card>
            <Steps
              items={[
                { title: 'Registered', text: `On ${longTime(platform.registeredAt, timeZone)}.`, state: 'done' },
                {
                  title: 'Approved',
                  text: needsYou ? 'Waiting for your yes.' : 'You said what it may vouch for.',
                  state: needsYou ? 'here' : 'done',
                  ...(needsYou ? { more: approve } : {}),
                },
                {
                  title: 'Placed in a course and opened',
                  text:
                    launched === undefined
                      ? 'Place the tool in a course of the LMS, and open it once yourself.'
                      : `Last sign-in on ${longTime(launched, timeZone)}.`,
                  state: launched === undefined ? (needsYou || !isIn ? 'next' : 'here') : 'done',
                },
              ]}
            />
          </Card>
        </Section>
      )}
      {faulty.length === 0 ? null : (
        <Section title="What is wrong, and how to put it right">
          <Stack>
            {faulty.map((deployment) => (
              <LmsFault key={deployment.id} deployment={deployment} />
            ))}
          </Stack>
        </Section>
      )}
      {decided.length === 0 ? null : (
        <Section title="What it may say of people">
          <Stack>
            {decided.map((deployment) => (
              <DeploymentDecision
                key={deployment.id}
                platform={platform}
                deployment={deployment}
                agencies={agencies}
                onDone={onDone}
              />
            ))}
          </Stack>
        </Section>
      )}
      <Section title="The connection">
        <Card>
          <Facts
            wide
            items={[
              { term: 'Address', detail: platform.issuer },
              { term: 'Client', detail: <code>{platform.clientId}</code> },
              { term: 'Registered', detail: longTime(platform.registeredAt, timeZone) },
            ]}
          />
          {platform.state === 'active' ? <Deactivate platform={platform} onDone={onDone} /> : null}
        </Card>
      </Section>
    </Stack>
  );
}

function Deactivate({ platform, onDone }: Pick<LmsStepsProps, 'platform' | 'onDone'>) {
  const api = useApi();
  const [isAsking, ask] = useState(false);
  const ending = useAction();
  return (
    <>
      <div className="btns">
        <Button onPress={() => ask(true)}>Deactivate this LMS</Button>
      </div>
      <Dialog
        open={isAsking}
        kind="middle"
        onClose={() => ask(false)}
        title={`Deactivate ${lmsName(platform)}?`}
        foot={
          <>
            <Button
              kind="main"
              busy={ending.isBusy ? 'Deactivating' : undefined}
              onPress={() =>
                ending.run(async () => {
                  await api.access.deactivatePlatform.mutate({ platformId: platform.id });
                  ask(false);
                  onDone(`${lmsName(platform)} is deactivated. Nobody can sign in from it, and what it brought stays.`);
                })
              }
            >
              Deactivate it
            </Button>
            <Button onPress={() => ask(false)}>Keep it</Button>
          </>
        }
      >
        <Stack>
          <FaultNote title="It was not deactivated" error={ending.error} />
          <p>
            From this moment nobody can sign in from it. People, evidence and accounts that it brought stay on record.
            To use it again, connect it anew.
          </p>
        </Stack>
      </Dialog>
    </>
  );
}
