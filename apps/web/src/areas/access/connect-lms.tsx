import { useServices } from '@trellis/plugin/screens';
import { Tabs } from '@trellis/ui/tabs';
import { NewConnection } from '../lms/new-connection.tsx';
import { InviteLms } from './invite-lms.tsx';

export interface ConnectLmsProps {
  readonly agencies: readonly { readonly id: string; readonly name: string }[];
  /** Whether there is no LMS yet. */
  readonly isFirst: boolean;
  /** Asks whether an LMS has connected. */
  readonly onLook: () => void;
}

/** The two ways to connect an LMS: a Moodle with its plugin, or any LMS by LTI alone. */
export function ConnectLms({ agencies, isFirst, onLook }: ConnectLmsProps) {
  const { query, go } = useServices();
  const isByLti = query['connect'] === 'lti';
  return (
    <div>
      <Tabs
        label="Ways to connect an LMS"
        items={[
          { href: '/connected-lmss?connect=plugin', label: 'Moodle, with the plugin', current: !isByLti },
          { href: '/connected-lmss?connect=lti', label: 'Any LMS, by LTI', current: isByLti },
        ]}
      />
      {isByLti ? (
        <InviteLms onLook={onLook} />
      ) : (
        <NewConnection
          agencies={agencies}
          onMade={() => {
            // From here on the code is shown once: the page must stay what it is though there is a connection now.
            if (isFirst) go('/connected-lmss?connect=plugin');
            onLook();
          }}
        />
      )}
    </div>
  );
}
