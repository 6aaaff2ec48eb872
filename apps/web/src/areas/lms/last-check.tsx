import type { LmsTask } from '@trellis/core/lms';
import { ButtonLink } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { useTimeZone } from '@trellis/ui/time-zone';
import { checkSummary } from './check-words.ts';
import { useLmsTasks } from './use-lms-tasks.ts';

/** What the last check of the whole chain found, beside the other parts of an LMS. */
export function LastCheck({ registrationId }: { readonly registrationId: string }) {
  const { tasks, error } = useLmsTasks(registrationId);
  return (
    <Card title="The last check">
      <Stack>
        <FaultNote title="We cannot say what it found" error={error} />
        {tasks === undefined ? (
          error === undefined ? (
            <ProgressBar label="The last check" words="Looking for the last check" />
          ) : null
        ) : (
          <Found task={tasks.find(({ kind }) => kind === 'check')} />
        )}
        <ButtonLink wide href={`/connected-lmss?lms=${registrationId}&part=check`}>
          See the whole chain
        </ButtonLink>
      </Stack>
    </Card>
  );
}

function Found({ task }: { readonly task: LmsTask | undefined }) {
  const timeZone = useTimeZone();
  return <p>{checkSummary(task, timeZone)}</p>;
}
