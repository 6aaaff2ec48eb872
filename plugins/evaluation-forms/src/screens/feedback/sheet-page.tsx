import type { BookingId, CalendarDate } from '@trellis/core';
import type { FormStage, Sheet } from '@trellis/core/evaluation';
import { useApi, useLink, useLoad, useServices } from '@trellis/plugin/screens';
import { Answer } from '@trellis/ui/answer';
import { Button, ButtonLink } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { FaultNote } from '@trellis/ui/fault-note';
import { longDate } from '@trellis/ui/long-date';
import { Note } from '@trellis/ui/note';
import { PageHead } from '@trellis/ui/page-head';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Row, Rows } from '@trellis/ui/rows';
import { dayAt, instantNow } from '@trellis/ui/sitting';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import { SheetForm } from './sheet-form.tsx';
import { lastDay, nextWords, openingOf } from './sheet-words.ts';

/** One sheet by its address. */
export function SheetPage() {
  const { bookingId = '', stage = '' } = useServices().parameters;
  return <SheetOf bookingId={bookingId as BookingId} stage={stage as FormStage} />;
}

/** One sheet: to be answered, or why it cannot be now. */
export function SheetOf({ bookingId, stage }: Pick<Sheet, 'bookingId' | 'stage'>) {
  const api = useApi();
  const link = useLink();
  const loading = useLoad(() => api.evaluation.sheet.query({ bookingId, stage }), [bookingId, stage]);
  if (loading.answer !== undefined) return <Shown sheet={loading.answer} again={loading.again} />;
  if (loading.state !== 'failed') return <ProgressBar label="The questions" words="Opening the questions" />;
  return (
    <>
      <PageHead
        back={{ href: link('/feedback'), label: 'Back to my feedback' }}
        title="We could not open these questions"
      />
      <FaultNote title="What went wrong" error={loading.error} />
    </>
  );
}

interface ShownProps {
  readonly sheet: Sheet;
  readonly again: () => void;
}

function Shown({ sheet, again }: ShownProps) {
  const timeZone = useTimeZone();
  const [done, setDone] = useState<{ readonly nextOn: CalendarDate | undefined } | 'declined'>();
  const [isChanging, setChanging] = useState(false);
  const now = Date.parse(instantNow());
  const isOpen = Date.parse(sheet.opensAt) <= now && now < Date.parse(sheet.closesAt);
  if (done !== undefined) return <Thanks sheet={sheet} done={done} />;
  const canAnswer =
    sheet.state === 'open' || (isOpen && isChanging && (sheet.state === 'answered' || sheet.state === 'declined'));
  const { title, lead } = openingOf(sheet);
  return (
    <div className="narrow">
      <PageHead
        mark={
          <span className="muted">{`${sheet.course.title}, ${longDate(dayAt(sheet.event.startsAt, timeZone))}`}</span>
        }
        title={title}
        {...(canAnswer ? { lead } : {})}
      />
      {sheet.learner === undefined ? null : <PlanOf learner={sheet.learner} />}
      {canAnswer ? (
        <SheetForm
          sheet={sheet}
          onSent={(nextOn) => setDone({ nextOn })}
          onDeclined={() => {
            setDone('declined');
            again();
          }}
        />
      ) : (
        <WhyNot sheet={sheet} canChange={isOpen && canBeChanged(sheet)} onChange={() => setChanging(true)} />
      )}
    </div>
  );
}

/** Anonymous answers are nobody's once they are sent. */
function canBeChanged({ state, form }: Sheet): boolean {
  return state === 'declined' || (state === 'answered' && form.naming === 'named');
}

function WhyNot({
  sheet,
  canChange,
  onChange,
}: {
  readonly sheet: Sheet;
  readonly canChange: boolean;
  readonly onChange: () => void;
}) {
  const timeZone = useTimeZone();
  const link = useLink();
  const words: Readonly<Record<Sheet['state'], { readonly title: string; readonly text: string }>> = {
    'not-yet': {
      title: 'It is not open yet',
      text: `You can answer from ${longDate(dayAt(sheet.opensAt, timeZone))} on, until ${lastDay(sheet.closesAt, timeZone)}.`,
    },
    open: { title: 'Open', text: '' },
    answered: {
      title: 'You have answered. Thank you.',
      text: canChange
        ? `You can change your answers until ${lastDay(sheet.closesAt, timeZone)}.`
        : 'There is nothing more to do here.',
    },
    declined: {
      title: 'You said that you would rather not',
      text: canChange
        ? `We do not ask again. You can still answer until ${lastDay(sheet.closesAt, timeZone)}.`
        : 'We do not ask again.',
    },
    closed: {
      title: 'It is closed',
      text: `It could be answered until ${lastDay(sheet.closesAt, timeZone)}.`,
    },
  };
  const { title, text } = words[sheet.state];
  return (
    <div className="stack">
      <Note title={title} {...(sheet.state === 'answered' ? { state: 'current' as const } : {})}>
        <p>{[text, ...nextWords(sheet, timeZone)].join(' ')}</p>
      </Note>
      <div className="btns">
        {canChange ? (
          <Button kind="main" onPress={onChange}>
            {sheet.state === 'answered' ? 'Change my answers' : 'Answer after all'}
          </Button>
        ) : null}
        {sheet.stage === 'manager' || sheet.form.naming === 'anonymous' ? null : (
          <ButtonLink href={link('/my-plan')}>See my plan</ButtonLink>
        )}
        <ButtonLink href={link('/feedback')}>My feedback</ButtonLink>
      </div>
    </div>
  );
}

/** What the manager may read of the learner's plan: what was shared, and nothing else. */
function PlanOf({ learner: { name, plan } }: { readonly learner: NonNullable<Sheet['learner']> }) {
  return (
    <div className="section">
      <Card title={`The plan of ${name}`}>
        {plan.length === 0 ? (
          <p>{name} has not shared a plan with you. You can talk about it all the same.</p>
        ) : (
          <Rows>
            {plan.map((each) => (
              <Row key={each.title} title={each.title} detail={each.text} />
            ))}
          </Rows>
        )}
      </Card>
    </div>
  );
}

function Thanks({
  sheet,
  done,
}: {
  readonly sheet: Sheet;
  readonly done: { readonly nextOn: CalendarDate | undefined } | 'declined';
}) {
  const timeZone = useTimeZone();
  const link = useLink();
  const isDeclined = done === 'declined';
  const next = isDeclined ? [] : nextWords({ ...sheet, nextOn: done.nextOn }, timeZone);
  const hasPlan = !isDeclined && sheet.stage !== 'manager' && sheet.form.naming === 'named';
  return (
    <div className="narrow">
      <output>
        <Answer
          context={sheet.course.title}
          title={isDeclined ? 'We will not ask you again about this.' : 'Thank you. Your answers are in.'}
          more={
            isDeclined
              ? `You can still answer until ${lastDay(sheet.closesAt, timeZone)}.`
              : next.length > 0
                ? next.join(' ')
                : sheet.stage === 'manager'
                  ? 'It stands on the plan, countersigned by you.'
                  : 'That was the last question about this course.'
          }
          actions={
            <>
              {hasPlan ? <ButtonLink href={link('/my-plan')}>See my plan</ButtonLink> : null}
              <ButtonLink href={link('/feedback')}>My feedback</ButtonLink>
            </>
          }
        />
      </output>
    </div>
  );
}
