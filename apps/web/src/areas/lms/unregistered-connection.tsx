import { Card } from '@trellis/ui/card';
import { Stack } from '@trellis/ui/layout';
import { Section } from '@trellis/ui/section';
import { ConnectionCard, type ConnectionCardProps } from './connection-card.tsx';
import { ConnectSteps } from './connection-code.tsx';

/** A connection whose LMS has not registered the tool yet: how far it is, and what to do in Moodle. */
export function UnregisteredConnection(props: ConnectionCardProps) {
  return (
    <Stack gap="loose">
      <Section title="How far it is">
        <ConnectionCard {...props} />
      </Section>
      {props.connection.state === 'invited' ? (
        <Section title="What to do in Moodle">
          <Card>
            <ConnectSteps />
          </Card>
        </Section>
      ) : null}
    </Stack>
  );
}
