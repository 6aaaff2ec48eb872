import { useAction, useApi, useLink, usePaged } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { useDoneNote } from '@trellis/ui/done-note';
import { Disclosure } from '@trellis/ui/disclosure';
import { EmptyState } from '@trellis/ui/empty-state';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { Link } from '@trellis/ui/link';
import { longDate } from '@trellis/ui/long-date';
import { PageHead } from '@trellis/ui/page-head';
import { Pager } from '@trellis/ui/pager';
import { many } from '@trellis/ui/plural-words';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { dayAt } from '@trellis/ui/sitting';
import { Table, type Column } from '@trellis/ui/table';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import type { SamplingPlanListed } from '../answers.ts';
import { QualityTabs } from '../quality-tabs.tsx';
import { SamplingDialog } from './sampling-dialog.tsx';
import { BECAUSE_WORDS, drawnWords, periodWords } from './sampling-words.ts';

/** Which sessions of a period are looked at in depth, and how they were chosen. */
export function SamplingPage() {
  const api = useApi();
  const [chosen, choose] = useState<SamplingPlanListed | 'new'>();
  const done = useDoneNote('Done');
  const paged = usePaged<SamplingPlanListed>((page) => api.quality.samplingPlans.query(page), []);
  const told = (words: string): void => {
    choose(undefined);
    done.say(words);
    paged.again();
  };
  return (
    <>
      <PageHead
        title="Sampling"
        lead="Now and then a session is looked at in depth: its feedback, and an observation. A plan says how many, and the lot says which, so that nobody picks."
        actions={
          <Button kind="main" onPress={() => choose('new')}>
            Add a plan
          </Button>
        }
      />
      <QualityTabs current="/quality/sampling" />
      <Stack gap="wide">
        {done.note}
        <FaultNote title="We could not load the plans" error={paged.error} />
        {paged.rows === undefined ? (
          paged.error === undefined ? (
            <ProgressBar label="Plans" words="Loading" />
          ) : null
        ) : paged.rows.length === 0 ? (
          <Card>
            <EmptyState
              level={2}
              title="No plan yet"
              text="A plan chooses sessions of a period by lot, and plans an observation of each."
            />
          </Card>
        ) : (
          paged.rows.map((plan) => <Plan key={plan.id} plan={plan} onChange={() => choose(plan)} onDrawn={told} />)
        )}
        {paged.pager === undefined ? null : <Pager label="Pages of plans" {...paged.pager} />}
      </Stack>
      {chosen === undefined ? null : (
        <SamplingDialog plan={chosen === 'new' ? undefined : chosen} onClose={() => choose(undefined)} onSaved={told} />
      )}
    </>
  );
}

interface PlanProps {
  readonly plan: SamplingPlanListed;
  readonly onChange: () => void;
  readonly onDrawn: (words: string) => void;
}

function Plan({ plan, onChange, onDrawn }: PlanProps) {
  const timeZone = useTimeZone();
  const api = useApi();
  const link = useLink();
  const drawing = useAction();
  const columns: readonly Column<SamplingPlanListed['chosen'][number]>[] = [
    {
      key: 'session',
      header: 'Session',
      heading: true,
      cell: ({ eventId, courseTitle, startsAt }) => (
        <>
          <Link
            href={link(`/evaluation/events/${eventId}`)}
            about={`feedback of ${longDate(dayAt(startsAt, timeZone))}`}
          >
            {courseTitle}
          </Link>
          <small>{longDate(dayAt(startsAt, timeZone))}</small>
        </>
      ),
    },
    { key: 'because', header: 'Why it was chosen', cell: ({ because }) => BECAUSE_WORDS[because] },
    {
      key: 'observation',
      header: 'Observation',
      cell: ({ observationId, courseTitle }) =>
        observationId === undefined ? (
          <span className="muted">None planned</span>
        ) : (
          <Link kind="text" href={link(`/quality/observations/${observationId}`)} about={`of ${courseTitle}`}>
            The observation
          </Link>
        ),
    },
  ];
  return (
    <Card title={periodWords(plan)}>
      <Stack gap="wide">
        <p className="measure">{drawnWords(plan, timeZone)}</p>
        <FaultNote title="It was not drawn" error={drawing.error} />
        {plan.chosen.length === 0 ? null : (
          <Table
            caption={`${many(plan.chosen.length, 'session')}, in the order drawn`}
            columns={columns}
            rows={plan.chosen}
            rowKey={({ eventId }) => eventId}
          />
        )}
        {plan.seed === undefined ? null : (
          <Disclosure summary="How anybody can draw again">
            <p className="measure">
              Each session of the period has a number: the SHA-256 of <code>{plan.seed}</code>, a space and the id of
              the session. The lowest numbers are chosen; of each course that was named, its lowest comes first.
            </p>
          </Disclosure>
        )}
        {plan.drawnAt === undefined ? (
          <ButtonRow>
            <Button
              about={periodWords(plan)}
              busy={drawing.isBusy ? 'Drawing' : undefined}
              onPress={() =>
                drawing.run(async () => {
                  const drawn = await api.quality.drawSample.mutate({ id: plan.id });
                  onDrawn(`${many(drawn.chosen.length, 'session')} chosen. Name an observer for each.`);
                })
              }
            >
              Draw now
            </Button>
            <Button about={periodWords(plan)} onPress={onChange}>
              Change
            </Button>
          </ButtonRow>
        ) : null}
      </Stack>
    </Card>
  );
}
