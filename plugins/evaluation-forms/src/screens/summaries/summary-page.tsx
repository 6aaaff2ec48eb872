import type { EventId } from '@trellis/core';
import type { Summary, SummaryScope } from '@trellis/core/evaluation';
import { useApi, useLink, useLoad, useServices, useSession } from '@trellis/plugin/screens';
import { Answer } from '@trellis/ui/answer';
import { Button, ButtonLink } from '@trellis/ui/button';
import { useDoneNote } from '@trellis/ui/done-note';
import { EmptyState } from '@trellis/ui/empty-state';
import { FaultNote } from '@trellis/ui/fault-note';
import { Columns } from '@trellis/ui/layout';
import { Link } from '@trellis/ui/link';
import { longTime } from '@trellis/ui/long-date';
import { PageHead } from '@trellis/ui/page-head';
import { PlainList } from '@trellis/ui/plain-list';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Section } from '@trellis/ui/section';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import { mayEvaluate } from '../who-may.ts';
import { CsvButton } from './csv-button.tsx';
import { ReleaseDialog } from './release-dialog.tsx';
import { scopeOfQuery } from './scope-query.ts';
import { SummaryChanges } from './summary-changes.tsx';
import { CommentsShown, Counted, Rates } from './summary-parts.tsx';
import { leadSentence, rateFigure } from './summary-words.ts';

/** What evaluation says of whatever the address asks for. */
export function SummaryPage() {
  return <SummaryOf scope={scopeOfQuery(useServices().query)} back={{ href: '/evaluation', label: 'Back to all' }} />;
}

/** What evaluation says of one event, for its coordinator and its trainers. */
export function EventSummary() {
  const { eventId = '' } = useServices().parameters;
  const { isCoordinating } = mayEvaluate(useSession());
  return (
    <SummaryOf
      scope={{ eventId: eventId as EventId }}
      back={
        isCoordinating
          ? { href: `/programme/${eventId}`, label: 'Back to this date' }
          : { href: '/my-events', label: 'Back to my events' }
      }
    />
  );
}

interface SummaryOfProps {
  readonly scope: SummaryScope;
  readonly back: { readonly href: string; readonly label: string };
}

function SummaryOf({ scope, back }: SummaryOfProps) {
  const api = useApi();
  const link = useLink();
  const loading = useLoad(() => api.evaluation.summary.query(scope), [JSON.stringify(scope)]);
  const way = { href: link(back.href), label: back.label };
  if (loading.answer !== undefined)
    return <Shown summary={loading.answer} scope={scope} back={way} again={loading.again} />;
  if (loading.state !== 'failed') return <ProgressBar label="The summary" words="Adding up what may be told" />;
  return (
    <>
      <PageHead back={way} title="We could not open this summary" />
      <FaultNote title="What went wrong" error={loading.error} />
    </>
  );
}

interface ShownProps extends SummaryOfProps {
  readonly summary: Summary;
  readonly again: () => void;
}

function Shown({ summary, scope, back, again }: ShownProps) {
  const timeZone = useTimeZone();
  const link = useLink();
  const { isCoordinating } = mayEvaluate(useSession());
  const [isReleasing, setReleasing] = useState(false);
  const done = useDoneNote('Released');
  const { title, rates, changes, comments, notKnown, threshold, releasedAt } = summary;
  const { eventId } = scope;
  const hasCounts = summary.ratings.length > 0 || summary.choices.length > 0;
  return (
    <>
      <p>
        <Link kind="back" href={back.href}>
          {back.label}
        </Link>
      </p>
      <Answer
        context={title}
        title={leadSentence(summary)}
        more={
          releasedAt === undefined
            ? 'These are the answers as they are now. Whoever may not read named answers sees what was released.'
            : `What was released until ${longTime(releasedAt, timeZone)}. Later answers follow in lots of five or more.`
        }
        figures={rates.map(rateFigure)}
        actions={
          <>
            <CsvButton scope={scope} />
            <Button icon="print" onPress={() => print()}>
              Print
            </Button>
            {isCoordinating && eventId !== undefined ? (
              <>
                <Button onPress={() => setReleasing(true)}>Release answers</Button>
                <ButtonLink href={link(`/evaluation/events/${eventId}/answers`)}>Answers with names</ButtonLink>
              </>
            ) : null}
          </>
        }
      />
      {done.note}
      <Section title="What changed">
        <div className="card">
          <SummaryChanges changes={changes} threshold={threshold} />
        </div>
      </Section>
      <Section title="Who answered">
        <div className="card">
          {rates.length === 0 ? (
            <EmptyState
              title="Nobody was asked yet"
              text="People are asked when they have a place, and after the course if they were there."
            />
          ) : (
            <Rates summary={summary} />
          )}
        </div>
      </Section>
      {hasCounts ? (
        <Section title="What they rated and chose">
          <Columns kind="two">
            <Counted summary={summary} />
          </Columns>
        </Section>
      ) : null}
      {comments.length === 0 ? null : (
        <Section title="What they wrote">
          <CommentsShown comments={comments} />
        </Section>
      )}
      <Section title="What is not known">
        <div className="card">
          <PlainList items={notKnown} />
        </div>
      </Section>
      {isReleasing && eventId !== undefined ? (
        <ReleaseDialog
          eventId={eventId}
          threshold={threshold}
          onClose={() => setReleasing(false)}
          onDone={(words) => {
            setReleasing(false);
            done.say(words);
            again();
          }}
        />
      ) : null}
    </>
  );
}
