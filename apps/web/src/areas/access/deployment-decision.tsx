import type { Deployment, Platform } from '@trellis/core/access';
import { useAction, useApi } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { Disclosure } from '@trellis/ui/disclosure';
import { Form } from '@trellis/ui/form';
import { Stack } from '@trellis/ui/layout';
import { longTime } from '@trellis/ui/long-date';
import { Note } from '@trellis/ui/note';
import { StateMark } from '@trellis/ui/state-mark';
import { useState } from 'react';
import { FaultNote } from '@trellis/ui/fault-note';
import { useTimeZone } from '@trellis/ui/time-zone';
import { lmsName, trustWords } from './lms-words.ts';
import { ALL_TRUST, entryOfTrust, isTrustComplete, TrustFields, trustOf } from './trust-fields.tsx';

export interface DeploymentDecisionProps {
  readonly platform: Platform;
  /** Absent: the LMS registered without naming one, and its first launch will. */
  readonly deployment: Deployment | undefined;
  readonly agencies: readonly { readonly id: string; readonly name: string }[];
  readonly onDone: (words: string) => void;
}

const STATES: Readonly<
  Record<Deployment['state'], { readonly state: 'current' | 'wait' | 'exempt'; readonly children: string }>
> = {
  active: { state: 'current', children: 'Approved' },
  pending: { state: 'wait', children: 'Waiting for you' },
  refused: { state: 'exempt', children: 'Refused' },
  deactivated: { state: 'exempt', children: 'Deactivated' },
};

/** One deployment: what it may vouch for, which agencies it serves, and yes or no to it. */
export function DeploymentDecision(props: DeploymentDecisionProps) {
  const timeZone = useTimeZone();
  const { platform, deployment, agencies } = props;
  const nameOf = (id: string): string => agencies.find((agency) => agency.id === id)?.name ?? 'an agency';
  if (deployment === undefined || deployment.state === 'pending')
    return (
      <Note
        state="wait"
        title={
          deployment === undefined
            ? `${lmsName(platform)} is waiting for you`
            : `Deployment ${deployment.deploymentId} is waiting for you`
        }
      >
        <Stack>
          <p>
            {deployment === undefined ? 'It registered' : `First seen on ${longTime(deployment.firstSeenAt, timeZone)}`}{' '}
            from <code>{platform.issuer}</code>. Until you approve it, people see “Waiting for an administrator” and
            nothing is stored.
          </p>
          <p className="small">Not yours? A copied test site looks like this. Refuse it.</p>
          <Trust {...props} />
        </Stack>
      </Note>
    );
  return (
    <Card title={`Deployment ${deployment.deploymentId}`} level={3}>
      <Stack>
        <p>
          <StateMark {...STATES[platform.state === 'deactivated' ? 'deactivated' : deployment.state]} />
        </p>
        {deployment.state === 'active' && platform.state === 'active' ? <p>{trustWords(deployment, nameOf)}</p> : null}
        <p className="muted small">
          {`First seen on ${longTime(deployment.firstSeenAt, timeZone)}. ${deployment.lastLaunchAt === undefined ? 'Nobody has signed in through it yet.' : `Last sign-in on ${longTime(deployment.lastLaunchAt, timeZone)}.`}`}
        </p>
        {platform.state === 'active' ? (
          <Disclosure summary={deployment.state === 'active' ? 'Change what it may say' : 'Let it in after all'}>
            <Trust {...props} />
          </Disclosure>
        ) : null}
      </Stack>
    </Card>
  );
}

function Trust({ platform, deployment, agencies, onDone }: DeploymentDecisionProps) {
  const api = useApi();
  const isNew = deployment === undefined || deployment.state !== 'active';
  const [entry, setEntry] = useState(isNew ? ALL_TRUST : entryOfTrust(deployment));
  const [isMissing, setMissing] = useState(false);
  const saving = useAction();
  const refusing = useAction();
  const what = deployment === undefined ? lmsName(platform) : `deployment ${deployment.deploymentId}`;

  function approve(): void {
    setMissing(!isTrustComplete(entry));
    if (!isTrustComplete(entry)) return;
    const trust = trustOf(entry);
    saving.run(async () => {
      if (platform.state === 'pending') await api.access.approvePlatform.mutate({ platformId: platform.id, trust });
      else if (deployment !== undefined)
        await api.access.approveDeployment.mutate({ deploymentId: deployment.id, trust });
      onDone(isNew ? `You approved ${what}. People can sign in from it now.` : `You changed what ${what} may say.`);
    });
  }
  function refuse(): void {
    refusing.run(async () => {
      if (deployment === undefined) await api.access.deactivatePlatform.mutate({ platformId: platform.id });
      else await api.access.refuseDeployment.mutate({ deploymentId: deployment.id });
      onDone(`You refused ${what}. Nobody can sign in from it.`);
    });
  }
  return (
    <Form label={`Decide ${what}`} onSubmit={approve}>
      <FaultNote title="Your decision was not saved" error={saving.error ?? refusing.error} />
      <TrustFields
        agencies={agencies}
        value={entry}
        onChange={setEntry}
        error={isMissing ? 'Choose at least one agency' : undefined}
      />
      <ButtonRow>
        <Button
          kind={isNew ? 'main' : 'plain'}
          type="submit"
          busy={saving.isBusy ? 'Saving' : undefined}
          about={isNew ? what : undefined}
        >
          {isNew ? 'Approve' : 'Save'}
        </Button>
        {deployment?.state === 'refused' || deployment?.state === 'deactivated' ? null : (
          <Button busy={refusing.isBusy ? 'Saving' : undefined} about={what} onPress={refuse}>
            {isNew ? 'Refuse' : 'Stop it'}
          </Button>
        )}
      </ButtonRow>
    </Form>
  );
}
