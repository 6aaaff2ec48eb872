import type { Platform } from '@trellis/core/access';
import { useApi, useLoad, useServices } from '@trellis/plugin/screens';
import { Answer } from '@trellis/ui/answer';
import { ButtonLink } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { useDoneNote } from '@trellis/ui/done-note';
import { Columns, Stack } from '@trellis/ui/layout';
import { Link } from '@trellis/ui/link';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Row, Rows } from '@trellis/ui/rows';
import { StateMark } from '@trellis/ui/state-mark';
import { PageFault } from '../../page-fault.tsx';
import { InviteLms } from './invite-lms.tsx';
import { LmsChecks } from './lms-checks.tsx';
import { lmsAnswer, lmsName, lmsSign } from './lms-words.ts';
import { LmsSteps } from './lms-steps.tsx';

/** The LMSs that people sign in from: what works, what needs the administrator, and how to connect another. */
export function ConnectedLmss() {
  const api = useApi();
  const { query, session } = useServices();
  const platforms = useLoad(() => api.access.platforms.query(), []);
  const agencies = useLoad(() => api.people.agencies.query(), []).answer ?? [];
  const said = useDoneNote('Done');
  const found = platforms.answer;
  if (found === undefined)
    return platforms.state === 'failed' ? (
      <PageFault title="We could not load the connected LMSs">{platforms.error.sentence}</PageFault>
    ) : (
      <ProgressBar label="Connected LMSs" words="Loading the connected LMSs" />
    );
  const isInviting = query['connect'] === 'new' || found.length === 0;
  const shown: Platform | undefined = isInviting
    ? undefined
    : (found.find((platform) => platform.id === query['lms']) ?? needingFirst(found)[0]);
  const { title, more } = lmsAnswer(shown === undefined ? [] : [shown]);
  const canSeePeople = session.navigation.some((entry) => entry.id === 'people.list');
  const done = (words: string): void => {
    said.say(words);
    platforms.again();
  };
  return (
    <>
      <Answer context={shown === undefined ? session.partnership.name : lmsName(shown)} title={title} more={more} />
      {said.note === null ? null : <div className="section">{said.note}</div>}
      <Columns spaced>
        {shown === undefined ? (
          <InviteLms onLook={platforms.again} />
        ) : (
          <LmsSteps key={shown.id} platform={shown} agencies={agencies} onDone={done} />
        )}
        <Stack gap="wide">
          {shown === undefined ? null : <LmsChecks platform={shown} />}
          {found.length === 0 ? null : (
            <Card title="Your connections">
              <Rows>
                {found.map((platform) => (
                  <Row
                    key={platform.id}
                    title={lmsName(platform)}
                    href={`/connected-lmss?lms=${platform.id}`}
                    current={platform.id === shown?.id}
                    detail={<StateMark {...lmsSign(platform)} />}
                  />
                ))}
              </Rows>
              {isInviting ? null : (
                <ButtonLink wide href="/connected-lmss?connect=new">
                  Connect another LMS
                </ButtonLink>
              )}
            </Card>
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

/** Those that wait for the administrator come first. */
function needingFirst(platforms: readonly Platform[]): readonly Platform[] {
  const rank = (platform: Platform): number => ['wait', 'fault', 'current', 'exempt'].indexOf(lmsSign(platform).state);
  return platforms.toSorted((one, other) => rank(one) - rank(other));
}
