import type { LineAnswer, LineExplained } from '@trellis/core/billing';
import { useApi, useLink, useLoad, useServices } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { useDoneNote } from '@trellis/ui/done-note';
import { FaultNote } from '@trellis/ui/fault-note';
import { Columns, Stack } from '@trellis/ui/layout';
import { Link } from '@trellis/ui/link';
import { longTime } from '@trellis/ui/long-date';
import { pounds } from '@trellis/ui/money';
import { PageHead } from '@trellis/ui/page-head';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Row, Rows } from '@trellis/ui/rows';
import { StateMark } from '@trellis/ui/state-mark';
import { useTimeZone } from '@trellis/ui/time-zone';
import { Fragment, useState } from 'react';
import { Explanation } from './explanation.tsx';
import { LineStepDialog } from './line-step-dialog.tsx';
import { standsLine, STEP_WORDS, stepsFor, type LineStep } from './line-steps.ts';
import { lineDetail, LINE_KINDS, LINE_STATES, NOTE_WORDS, whoWords, whyTitle } from './line-words.ts';
import { useMayCharge } from '../who-may.ts';

/** One line of the ledger: why it is what it is, what became of it, and what can be done about it. */
export function ChargeLinePage() {
  const api = useApi();
  const link = useLink();
  const id = useServices().parameters['lineId'] ?? '';
  const { isBilling } = useMayCharge();
  const loading = useLoad(() => api.billing.line.query({ id }), [id]);
  const { answer } = loading;
  if (answer === undefined)
    return (
      <>
        <PageHead title="Why this charge?" />
        {loading.state === 'failed' ? (
          <FaultNote title="We could not load this line" error={loading.error} />
        ) : (
          <ProgressBar label="Charge" words="Looking up the rule" />
        )}
      </>
    );
  const back = isBilling
    ? { href: link(`/charges?agency=${(answer.payer ?? answer.agency).id}`), label: 'Back to the statement' }
    : undefined;
  const { line } = answer;
  const { sign, words } = LINE_STATES[line.state];
  return (
    <>
      <PageHead
        back={back}
        mark={
          <StateMark state={sign} look="chip">
            {words}
          </StateMark>
        }
        title={whyTitle(line)}
        lead={`${line.title}. ${answer.agency.name}. ${lineDetail(line)}.`}
      />
      <Explained answer={answer} onChanged={loading.again} />
    </>
  );
}

function Explained({ answer, onChanged }: { readonly answer: LineAnswer; readonly onChanged: () => void }) {
  const link = useLink();
  const may = useMayCharge();
  const [step, take] = useState<LineStep>();
  const done = useDoneNote('Done');
  const steps = stepsFor(answer, may);
  return (
    <>
      <Stack gap="wide">
        {done.note}
        <Columns>
          <Card title="How it was reckoned">
            <Explanation answer={answer} />
          </Card>
          <Stack gap="wide">
            <Card title="Who pays, and what happens next">
              <p>{standsLine(answer)}</p>
              {answer.payer === undefined ? null : (
                <p className="small">
                  The place was booked at {answer.agency.name}, whose dues {answer.payer.name} took over.
                </p>
              )}
              {answer.sent !== undefined && may.isBilling ? (
                <p>
                  <Link href={link(`/charges/runs/${answer.sent.runId}`)}>Open the run</Link>
                </p>
              ) : null}
              {steps.map((each, at) => (
                <Button key={each} wide kind={at === 0 && may.isBilling ? 'main' : 'plain'} onPress={() => take(each)}>
                  {STEP_WORDS[each].button}
                </Button>
              ))}
            </Card>
            <History answer={answer} />
          </Stack>
        </Columns>
      </Stack>
      {step === undefined ? null : (
        <LineStepDialog
          step={step}
          answer={answer}
          onClose={() => take(undefined)}
          onDone={() => {
            done.say(STEP_WORDS[step].done);
            take(undefined);
            onChanged();
          }}
        />
      )}
    </>
  );
}

/** Everything that was recorded of the charge and its booking, in the order in which it happened. */
function History({ answer }: { readonly answer: LineAnswer }) {
  const timeZone = useTimeZone();
  const { line, charge, corrections, notes, others } = answer;
  const rows = [
    ...[charge, ...corrections, ...others].map((each) => ({
      key: each.id,
      at: each.madeAt,
      row: <LineOf line={each} isShown={each.id === line.id} />,
    })),
    ...notes.map((note) => ({
      key: note.id,
      at: note.at,
      row: (
        <Row
          title={NOTE_WORDS[note.kind]}
          detail={note.why}
          text={`${whoWords(note.who)}, ${longTime(note.at, timeZone)}`}
        />
      ),
    })),
  ].toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
  return (
    <Card title="Everything recorded of this booking">
      <Rows>
        {rows.map(({ key, row }) => (
          <Fragment key={key}>{row}</Fragment>
        ))}
      </Rows>
    </Card>
  );
}

function LineOf({ line, isShown }: { readonly line: LineExplained; readonly isShown: boolean }) {
  const timeZone = useTimeZone();
  const link = useLink();
  return (
    <Row
      title={`${LINE_KINDS[line.kind]}${isShown ? ' (this line)' : ''}`}
      {...(isShown ? {} : { href: link(`/charges/lines/${line.id}`) })}
      current={isShown}
      end={<strong className="num">{pounds(line.pence)}</strong>}
      detail={line.why}
      text={`${LINE_STATES[line.state].words}. ${whoWords(line.by)}, ${longTime(line.madeAt, timeZone)}`}
    />
  );
}
