import type { Connection } from '@trellis/core/lms';
import { useServices } from '@trellis/plugin/screens';
import { Stack } from '@trellis/ui/layout';
import { Section } from '@trellis/ui/section';
import { Tabs } from '@trellis/ui/tabs';
import { ConnectionCard } from '../lms/connection-card.tsx';
import { ConnectionCheck } from '../lms/connection-check.tsx';
import { LmsContexts } from '../lms/lms-contexts.tsx';
import { SentBack } from '../lms/sent-back.tsx';
import { LmsSteps, type LmsStepsProps } from './lms-steps.tsx';

export interface LmsPartsProps extends LmsStepsProps {
  /** Those of its plugin, the newest first. */
  readonly connections: readonly Connection[];
}

/** All about one LMS: how far it is connected, the check of the whole chain, what goes back to it, and the courses it was opened from. */
export function LmsParts({ connections, ...steps }: LmsPartsProps) {
  const { platform, agencies, onDone } = steps;
  const part = useServices().query['part'] ?? '';
  const at = (name: string): string => `/connected-lmss?lms=${platform.id}${name === '' ? '' : `&part=${name}`}`;
  return (
    <div>
      <Tabs
        label="Parts of this connection"
        items={[
          ['', 'Connection'],
          ['check', 'Check'],
          ['sent-back', 'Completions sent back'],
          ['courses', 'Courses and rosters'],
        ].map(([name = '', label = '']) => ({ href: at(name), label, current: part === name }))}
      />
      {part === 'check' ? (
        <ConnectionCheck registrationId={platform.id} />
      ) : part === 'sent-back' ? (
        <SentBack registrationId={platform.id} />
      ) : part === 'courses' ? (
        <LmsContexts registrationId={platform.id} />
      ) : (
        <Stack gap="loose">
          <LmsSteps {...steps} />
          {connections.length === 0 ? null : (
            <Section title="The plugin">
              <Stack>
                {connections.map((connection) => (
                  <ConnectionCard key={connection.id} connection={connection} agencies={agencies} onDone={onDone} />
                ))}
              </Stack>
            </Section>
          )}
        </Stack>
      )}
    </div>
  );
}
