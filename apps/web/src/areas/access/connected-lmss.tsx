import type { Platform } from '@trellis/core/access';
import type { Connection } from '@trellis/core/lms';
import { useApi, useLoad, useServices } from '@trellis/plugin/screens';
import { FaultNote } from '@trellis/ui/fault-note';
import { Answer } from '@trellis/ui/answer';
import { ButtonLink } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { useDoneNote } from '@trellis/ui/done-note';
import { Columns, Stack } from '@trellis/ui/layout';
import { Link } from '@trellis/ui/link';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Row, Rows } from '@trellis/ui/rows';
import { StateMark } from '@trellis/ui/state-mark';
import { instantNow } from '@trellis/ui/sitting';
import { PageFault } from '../../page-fault.tsx';
import { connectionAnswer, connectionSign } from '../lms/connection-words.ts';
import { LastCheck } from '../lms/last-check.tsx';
import { UnregisteredConnection } from '../lms/unregistered-connection.tsx';
import { useAgainWhile } from '../lms/use-again-while.ts';
import { ConnectLms } from './connect-lms.tsx';
import { LmsParts } from './lms-parts.tsx';
import { lmsAnswer, lmsName, lmsNeeds, lmsSign } from './lms-words.ts';

/** How long between two questions whether a code has been used: that waits for somebody. */
const CODE_PAUSE_MS = 5000;

/** The LMSs that people sign in from: what works, what needs the administrator, and how to connect another. */
export function ConnectedLmss() {
  const api = useApi();
  const { query, session } = useServices();
  const loading = useLoad(async () => {
    const [platforms, connections] = await Promise.all([api.access.platforms.query(), api.lms.connections.query()]);
    return { platforms, connections };
  }, []);
  const known = useLoad(() => api.people.agencies.query(), []);
  const agencies = known.answer ?? [];
  const said = useDoneNote('Done');
  const { platforms = [], connections = [] } = loading.answer ?? {};
  const asked = connections.find(({ id }) => id === query['connection']);
  useAgainWhile(
    asked !== undefined && asked.state !== 'disconnected' && asked.registrationId === undefined,
    { isLoading: loading.state === 'loading', again: loading.again },
    CODE_PAUSE_MS,
  );
  if (loading.answer === undefined)
    return loading.state === 'failed' ? (
      <PageFault title="We could not load the connected LMSs">{loading.error.sentence}</PageFault>
    ) : (
      <ProgressBar label="Connected LMSs" words="Loading the connected LMSs" />
    );
  const loose = connections.filter(({ registrationId }) => registrationId === undefined);
  const connection = loose.find((each) => each.id === query['connection']);
  const isInviting =
    connection === undefined && (query['connect'] !== undefined || (platforms.length === 0 && loose.length === 0));
  const shown: Platform | undefined =
    isInviting || connection !== undefined
      ? undefined
      : (platforms.find(({ id }) => id === (asked?.registrationId ?? query['lms'])) ?? needingFirst(platforms)[0]);
  const alone = connection ?? (isInviting || shown !== undefined ? undefined : loose[0]);
  const canSeePeople = session.navigation.some((entry) => entry.id === 'people.list');
  const done = (words: string): void => {
    said.say(words);
    loading.again();
  };
  return (
    <>
      {shown !== undefined ? (
        <LmsAnswer key={shown.id} lms={shown} part={query['part']} />
      ) : alone !== undefined ? (
        <Answer context={alone.name} {...connectionAnswer(alone, instantNow())} />
      ) : (
        <Answer context={session.partnership.name} {...lmsAnswer([])} />
      )}
      {said.note === null ? null : <div className="section">{said.note}</div>}
      {known.error === undefined ? null : (
        <div className="section">
          <FaultNote title="We could not load the agencies" error={known.error} />
        </div>
      )}
      <Columns spaced>
        {shown !== undefined ? (
          <LmsParts
            key={shown.id}
            platform={shown}
            connections={connections.filter(({ registrationId }) => registrationId === shown.id)}
            agencies={agencies}
            onDone={done}
          />
        ) : alone !== undefined ? (
          <UnregisteredConnection connection={alone} agencies={agencies} onDone={done} />
        ) : (
          <ConnectLms agencies={agencies} isFirst={platforms.length === 0} onLook={loading.again} />
        )}
        <Stack gap="wide">
          {shown === undefined || query['part'] !== undefined ? null : (
            <LastCheck key={shown.id} registrationId={shown.id} />
          )}
          {platforms.length === 0 && loose.length === 0 ? null : (
            <YourConnections
              platforms={platforms}
              loose={loose}
              current={shown?.id ?? alone?.id}
              isInviting={isInviting}
            />
          )}
          <Card title="Who may see what">
            <Stack>
              <p className="small">
                The LMS says who somebody is. Trellis says what they may see. A teacher in the LMS is not a coordinator
                here until you grant it, on their record.
              </p>
              {canSeePeople ? <Link href="/people">Find somebody and grant a role</Link> : null}
            </Stack>
          </Card>
        </Stack>
      </Columns>
    </>
  );
}

/** What works with an LMS, and what needs the administrator; looked at anew with each part of the page. */
function LmsAnswer({ lms, part }: { readonly lms: Platform; readonly part: string | undefined }) {
  const api = useApi();
  const registrationId = lms.id;
  const needs = useLoad(
    async () => {
      const [counts, tasks] = await Promise.all([
        api.lms.scoreCounts.query({ registrationId }),
        api.lms.latestTasks.query({ registrationId }),
      ]);
      return lmsNeeds(
        counts,
        tasks.find(({ kind }) => kind === 'check'),
      );
    },
    [registrationId, part],
    [registrationId],
  );
  const sentences =
    needs.state === 'failed' ? ['We could not look whether more does: load the page again.'] : (needs.answer ?? null);
  return <Answer context={lmsName(lms)} {...lmsAnswer([lms], sentences)} />;
}

function YourConnections({
  platforms,
  loose,
  current,
  isInviting,
}: {
  readonly platforms: readonly Platform[];
  readonly loose: readonly Connection[];
  readonly current: string | undefined;
  readonly isInviting: boolean;
}) {
  return (
    <Card title="Your connections">
      <Rows>
        {platforms.map((platform) => (
          <Row
            key={platform.id}
            title={lmsName(platform)}
            href={`/connected-lmss?lms=${platform.id}`}
            current={platform.id === current}
            detail={<StateMark {...lmsSign(platform)} />}
          />
        ))}
        {loose
          .filter(({ id, state }) => state !== 'disconnected' || id === current)
          .map((connection) => (
            <Row
              key={connection.id}
              title={connection.name}
              href={`/connected-lmss?connection=${connection.id}`}
              current={connection.id === current}
              detail={<StateMark {...connectionSign(connection, instantNow())} />}
            />
          ))}
      </Rows>
      {isInviting ? null : (
        <ButtonLink wide href="/connected-lmss?connect=plugin">
          Connect another LMS
        </ButtonLink>
      )}
    </Card>
  );
}

/** Those that wait for the administrator come first. */
function needingFirst(platforms: readonly Platform[]): readonly Platform[] {
  const rank = (platform: Platform): number => ['wait', 'fault', 'current', 'exempt'].indexOf(lmsSign(platform).state);
  return platforms.toSorted((one, other) => rank(one) - rank(other));
}
