import type { LmsTask } from '@trellis/core/lms';
import { useAction, useApi } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { LiveCheck, LiveChecks } from '@trellis/ui/live-check';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Section } from '@trellis/ui/section';
import { useTimeZone } from '@trellis/ui/time-zone';
import { CHECK_ORDER, checkLines, checkSummary } from './check-words.ts';
import { useLmsTasks } from './use-lms-tasks.ts';

/** Runs the whole chain between an LMS and us when it is asked to, and says of each link what was found and what to do. */
export function ConnectionCheck({ registrationId }: { readonly registrationId: string }) {
  const api = useApi();
  const tasks = useLmsTasks(registrationId);
  const asking = useAction();
  const task = tasks.tasks?.find((each) => each.kind === 'check');
  const isUnderWay = task?.state === 'waiting' || task?.state === 'running';
  return (
    <Section title="Check the connection">
      <Card>
        <Stack gap="wide">
          <p>
            We go through the whole chain between this LMS and Trellis, one link after the other. Nothing is changed in
            either of them.
          </p>
          <FaultNote title="The check was not begun" error={asking.error} />
          <FaultNote title="We cannot say how far the check is" error={tasks.error} />
          {tasks.tasks === undefined ? (
            tasks.error === undefined ? (
              <ProgressBar label="The check" words="Looking for the last check" />
            ) : null
          ) : (
            <>
              <ButtonRow>
                <Button
                  kind="main"
                  busy={asking.isBusy || isUnderWay ? 'Checking' : undefined}
                  onPress={() =>
                    asking.run(async () => {
                      // Somebody else may have begun one already: that is then shown beside the refusal.
                      await api.lms.check.mutate({ registrationId }).finally(tasks.again);
                    })
                  }
                >
                  {task === undefined ? 'Check the connection' : 'Check again'}
                </Button>
              </ButtonRow>
              <Progress task={task} isUnderWay={isUnderWay} />
              <LiveChecks label="Links of the chain">
                {checkLines(task).map(({ id, ...line }) => (
                  <LiveCheck key={id} {...line} />
                ))}
              </LiveChecks>
            </>
          )}
        </Stack>
      </Card>
    </Section>
  );
}

/** How far the check is, or what it found; steps have their places from the beginning, so nothing moves while they come in. */
function Progress({ task, isUnderWay }: { readonly task: LmsTask | undefined; readonly isUnderWay: boolean }) {
  const timeZone = useTimeZone();
  return isUnderWay ? (
    <ProgressBar
      label="The check"
      words={checkSummary(task, timeZone)}
      done={task?.steps?.length ?? 0}
      total={CHECK_ORDER.length}
    />
  ) : (
    <output>
      <strong>{checkSummary(task, timeZone)}</strong>
    </output>
  );
}
