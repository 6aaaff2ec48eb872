import { useApi, useLink, useLoad, useServices } from '@trellis/plugin/screens';
import { Button, ButtonLink, ButtonRow } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { useDoneNote } from '@trellis/ui/done-note';
import { Facts } from '@trellis/ui/facts';
import { FaultNote } from '@trellis/ui/fault-note';
import { Columns, Stack } from '@trellis/ui/layout';
import { longDate } from '@trellis/ui/long-date';
import { PageHead } from '@trellis/ui/page-head';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { dayAt, todayOn } from '@trellis/ui/sitting';
import { StateMark } from '@trellis/ui/state-mark';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import type { ReviewShown } from '../answers.ts';
import { ActionDialog } from '../keeping/action-dialog.tsx';
import { ActionRows } from '../keeping/action-rows.tsx';
import { useMayDo } from '../who-may.ts';
import { CauseRows } from './cause-rows.tsx';
import { CloseReview } from './close-review.tsx';
import { FindingsForm } from './findings-form.tsx';
import { OUTCOME_WORDS, reviewStands } from './review-words.ts';

/** One course review: why it is open, what was found, what was agreed, and what came of it. */
export function ReviewPage() {
  const api = useApi();
  const link = useLink();
  const id = useServices().parameters['reviewId'] ?? '';
  const loading = useLoad(() => api.quality.review.query({ id }), [id]);
  const { isRunning } = useMayDo();
  const back = isRunning
    ? { href: link('/quality/reviews'), label: 'All reviews' }
    : { href: link('/quality/actions'), label: 'Your actions' };
  if (loading.answer === undefined)
    return loading.state === 'failed' ? (
      <>
        <PageHead back={back} title="We could not open this review" />
        <FaultNote title="What went wrong" error={loading.error} />
      </>
    ) : (
      <ProgressBar label="Review" words="Opening the review" />
    );
  return <Shown of={loading.answer} back={back} again={loading.again} />;
}

interface ShownProps {
  readonly of: ReviewShown;
  readonly back: { readonly href: string; readonly label: string };
  readonly again: () => void;
}

function Shown({ of, back, again }: ShownProps) {
  const timeZone = useTimeZone();
  const link = useLink();
  const [sheet, open] = useState<'action' | 'close'>();
  const done = useDoneNote('Saved');
  const { isRunning } = useMayDo();
  const isOpen = of.state === 'open';
  const { sign, words } = reviewStands(of, todayOn(timeZone));
  const told = (sentence: string): void => {
    open(undefined);
    done.say(sentence);
    again();
  };
  return (
    <>
      <PageHead
        back={back}
        mark={
          <StateMark state={sign} look="chip">
            {words}
          </StateMark>
        }
        title={`Review of ${of.courseTitle}`}
        lead={
          isOpen
            ? `${of.causes.length === 1 ? 'One reason' : `${of.causes.length} reasons`} to look at it. ${isRunning ? 'Nothing is changed by this: say what you found and what came of it.' : 'You see to it: tell the training coordinator what you find, who writes it down here.'}`
            : 'It is closed and stays as it is.'
        }
        actions={
          <>
            {isOpen && isRunning ? (
              <Button kind="main" onPress={() => open('close')}>
                Close the review
              </Button>
            ) : null}
            {isRunning ? (
              <ButtonLink href={link(`/evaluation/summary?courseId=${of.courseId}`)}>What people said of it</ButtonLink>
            ) : null}
          </>
        }
      />
      {done.note}
      <Columns spaced>
        <Stack gap="wide">
          <Card title="Why">
            <CauseRows causes={of.causes} />
          </Card>
          <Card title="What was found">
            {isOpen && isRunning ? (
              <FindingsForm key={`${of.findings} ${of.dueOn} ${of.ownerName ?? ''}`} of={of} onSaved={told} />
            ) : (
              <p className="measure">
                {of.findings === '' ? (isOpen ? 'Nothing has been written yet.' : 'Nothing was written.') : of.findings}
              </p>
            )}
          </Card>
        </Stack>
        <Stack gap="wide">
          <Card title="Actions">
            <Stack>
              <ActionRows
                actions={of.actions}
                empty="None yet."
                onChanged={() => told('The action is kept as it stands here.')}
              />
              {isOpen && isRunning ? (
                <ButtonRow>
                  <Button onPress={() => open('action')}>Add an action</Button>
                </ButtonRow>
              ) : null}
            </Stack>
          </Card>
          <Card title="Review">
            <Facts
              items={[
                { term: 'Opened', detail: longDate(dayAt(of.openedAt, timeZone)) },
                ...(of.version === undefined ? [] : [{ term: 'Version', detail: of.version }]),
                { term: 'Due', detail: longDate(of.dueOn) },
                { term: 'Who sees to it', detail: of.ownerName ?? 'Nobody yet' },
                ...(of.outcome === undefined ? [] : [{ term: 'What came of it', detail: OUTCOME_WORDS[of.outcome] }]),
                ...(of.closedAt === undefined
                  ? []
                  : [{ term: 'Closed', detail: longDate(dayAt(of.closedAt, timeZone)) }]),
              ]}
            />
          </Card>
        </Stack>
      </Columns>
      {sheet === 'action' ? (
        <ActionDialog
          action={undefined}
          of={{ kind: 'review', id: of.id }}
          onClose={() => open(undefined)}
          onSaved={() => told('The action stands under Actions until it is done.')}
        />
      ) : null}
      {sheet === 'close' ? (
        <CloseReview
          of={of}
          onClose={() => open(undefined)}
          onClosed={(outcome) => told(`The review is closed. ${OUTCOME_WORDS[outcome]}.`)}
        />
      ) : null}
    </>
  );
}
