import type { DraftShown } from '@trellis/core/billing';
import { useAction, useApi, useLink, useLoad, useServices, useSettled } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { FaultNote } from '@trellis/ui/fault-note';
import { Columns, Stack } from '@trellis/ui/layout';
import { longDate } from '@trellis/ui/long-date';
import { Note } from '@trellis/ui/note';
import { PageHead } from '@trellis/ui/page-head';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { useState } from 'react';
import { todayOn } from '@trellis/ui/sitting';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useKeptEntry } from '../../programme/kept-entry.ts';
import { KeptNote } from '../../programme/kept-note.tsx';
import { Calculator } from './calculator.tsx';
import { firstQuestion, questionOf } from './calculator-entry.ts';
import { CompareDraft } from './compare-draft.tsx';
import { DraftProvider } from './draft-context.tsx';
import { DraftParts } from './draft-parts.tsx';
import { PutInForce } from './put-in-force.tsx';
import { QuoteShown } from './quote-shown.tsx';
import { useTry } from './use-try.ts';
import { useMayCharge } from '../who-may.ts';

/** A draft of a price list: every term in a form, what is wrong beside its field, and a calculator that answers as one types. */
export function PriceListEdit() {
  const api = useApi();
  const link = useLink();
  const id = useServices().parameters['draftId'] ?? '';
  const loading = useLoad(() => api.billing.draft.query({ id }), [id]);
  const back = { href: link('/price-lists'), label: 'Back to price lists' };
  if (loading.answer !== undefined) return <Editor key={id} draft={loading.answer} back={back} />;
  return (
    <>
      <PageHead title="Draft of a price list" back={back} />
      {loading.state === 'failed' ? (
        <FaultNote title="We could not load this draft" error={loading.error} />
      ) : (
        <ProgressBar label="Draft" words="Loading the draft" />
      )}
    </>
  );
}

interface EditorProps {
  readonly draft: DraftShown;
  readonly back: { readonly href: string; readonly label: string };
}

function Editor({ draft, back }: EditorProps) {
  const timeZone = useTimeZone();
  const api = useApi();
  const { isFinance } = useMayCharge();
  const { entry, change, isFromEarlier, beginAgain, forget } = useKeptEntry<{
    readonly policy: Readonly<Record<string, unknown>>;
  }>(`price-list-${draft.id}`, { policy: draft.policy });
  const { policy } = entry;
  const [saved, setSaved] = useState<Readonly<Record<string, unknown>>>(draft.policy);
  const [question, ask] = useState(() => firstQuestion(todayOn(timeZone)));
  const [inForceFrom, setInForce] = useState<string>();
  const saving = useAction();
  const settled = useSettled(policy);
  const asked = useSettled(question);
  const tried = useTry(settled, questionOf(asked, timeZone));
  const findings = tried.findings ?? draft.findings;
  const isSaved = policy === saved || JSON.stringify(policy) === JSON.stringify(saved);
  const title = typeof policy['title'] === 'string' && policy['title'] !== '' ? policy['title'] : 'Without a name';
  async function save(): Promise<void> {
    await api.billing.saveDraft.mutate({ id: draft.id, policy: { ...policy } });
    setSaved(policy);
    forget();
  }
  return (
    <>
      <PageHead
        back={back}
        title={title}
        lead="A draft charges nobody. Change what is different; the calculator answers as you type."
      />
      <KeptNote isFromEarlier={isFromEarlier} onBeginAgain={beginAgain} />
      {inForceFrom === undefined ? null : (
        <Note title="In force" state="current" live="status">
          {`Courses from ${longDate(inForceFrom)} on cost what this list says. The draft stays, to go on from.`}
        </Note>
      )}
      <Columns follows>
        <Stack gap="wide">
          <DraftProvider policy={policy} findings={findings} onChange={(next) => change({ policy: next })}>
            <DraftParts />
          </DraftProvider>
          <Card>
            <Stack>
              <output>
                {isSaved
                  ? 'Everything is saved.'
                  : 'There are changes that are not saved yet. They stay in this window until you save them.'}
              </output>
              <FaultNote title="The draft was not saved" error={saving.error} />
              <Button kind="main" busy={saving.isBusy ? 'Saving' : undefined} onPress={() => saving.run(save)}>
                Save the draft
              </Button>
            </Stack>
          </Card>
        </Stack>
        <Stack gap="wide">
          <Card title="What would a place cost?">
            <Stack>
              <div aria-live="polite">
                {tried.quote === undefined ? (
                  <p>{tried.sentence ?? 'Working it out.'}</p>
                ) : (
                  <QuoteShown quote={tried.quote} />
                )}
              </div>
              <Calculator policy={policy} entry={question} onChange={ask} />
            </Stack>
          </Card>
          <PutInForce draftId={draft.id} faults={findings.length} mayPut={isFinance} save={save} onDone={setInForce} />
        </Stack>
      </Columns>
      <CompareDraft policy={policy} />
    </>
  );
}
