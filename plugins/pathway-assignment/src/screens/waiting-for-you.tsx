import { useApi, useLink, useLoad } from '@trellis/plugin/screens';
import { ButtonLink } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { FaultNote } from '@trellis/ui/fault-note';
import { count } from '@trellis/ui/long-date';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Row, Rows } from '@trellis/ui/rows';
import { Stack } from '@trellis/ui/layout';

/** Lists longer than this are said to have so many "or more". */
const MOST = 50;

/** What waits for a decision of whoever looks after the agency, each with the way to it, and the way to bring in more. */
export function WaitingForYou() {
  const api = useApi();
  const link = useLink();
  const waiting = useLoad(
    () =>
      Promise.all([
        api.people.cases.query({ state: 'open', limit: MOST }),
        api.pathways.jobTitles.query({ unmappedOnly: true, limit: MOST }),
        api.access.joinRequests.query({ limit: MOST }),
      ]),
    [],
  );
  return (
    <Card title="Waiting for you">
      <Stack>
        {waiting.answer !== undefined ? (
          <Decisions waiting={waiting.answer} />
        ) : waiting.state === 'failed' ? (
          <FaultNote title="We could not look what waits" error={waiting.error} />
        ) : (
          <ProgressBar label="What waits" words="Looking what waits" />
        )}
        <ButtonLink kind="main" wide href={link('/import')}>
          Upload people or evidence
        </ButtonLink>
      </Stack>
    </Card>
  );
}

interface Page<Listed> {
  readonly rows: readonly Listed[];
  readonly after?: string | undefined;
}

interface DecisionsProps {
  readonly waiting: readonly [
    cases: Page<unknown>,
    titles: Page<{ readonly jobTitle: string; readonly posts: number }>,
    requests: Page<unknown>,
  ];
}

function Decisions({ waiting: [cases, titles, requests] }: DecisionsProps) {
  const link = useLink();
  const posts = titles.rows.reduce((sum, row) => sum + row.posts, 0);
  if (cases.rows.length + titles.rows.length + requests.rows.length === 0) return <p>Nothing.</p>;
  return (
    <Rows>
      {cases.rows.length === 0 ? null : (
        <Row
          title={`${howMany(cases)} to match`}
          href={link('/import?part=match')}
          text="Rows of files that may be somebody we know. Only a person can tell."
        />
      )}
      {titles.rows.length === 0 ? null : (
        <Row
          title={`${howMany(titles, 'job title', 'job titles')} without a group`}
          href={link('/job-titles')}
          text={`${titles.rows.length === 1 ? 'It holds' : 'They hold'} ${count(posts)} ${posts === 1 ? 'post' : 'posts'}${titles.after === undefined ? '' : ' or more'}. “${titles.rows[0]!.jobTitle}” alone holds ${count(titles.rows[0]!.posts)}.`}
        />
      )}
      {requests.rows.length === 0 ? null : (
        <Row
          title={`${howMany(requests, 'person asks', 'people ask')} to be let in`}
          href={link('/accounts')}
          text="They named an agency of yours. Until you answer they see nothing."
        />
      )}
    </Rows>
  );
}

function howMany({ rows, after }: Page<unknown>, one = 'row', several = 'rows'): string {
  if (after !== undefined) return `${count(rows.length)} or more ${several}`;
  return `${count(rows.length)} ${rows.length === 1 ? one : several}`;
}
