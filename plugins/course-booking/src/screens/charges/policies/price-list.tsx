import type { DraftShown, PolicyInstalled } from '@trellis/core/billing';
import { useApi, useLink, useLoad } from '@trellis/plugin/screens';
import { Answer } from '@trellis/ui/answer';
import { Card } from '@trellis/ui/card';
import { Disclosure } from '@trellis/ui/disclosure';
import { FaultNote } from '@trellis/ui/fault-note';
import { Columns, Stack } from '@trellis/ui/layout';
import { longTime } from '@trellis/ui/long-date';
import { PageHead } from '@trellis/ui/page-head';
import { PlainList } from '@trellis/ui/plain-list';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Row, Rows } from '@trellis/ui/rows';
import { Section } from '@trellis/ui/section';
import { StateMark } from '@trellis/ui/state-mark';
import { todayOn } from '@trellis/ui/sitting';
import { ChargesTabs } from '../charges-tabs.tsx';
import { inForceWords } from './policy-words.ts';
import { PriceTable } from './price-table.tsx';
import { many } from '@trellis/ui/plural-words';
import { useTimeZone } from '@trellis/ui/time-zone';
import { sourceWords } from '../lines/line-words.ts';
import { StartDraft } from './start-draft.tsx';

/** Which price list is in force and what it says, the others there are, and drafts of one's own. */
export function PriceList() {
  const api = useApi();
  const loading = useLoad(() => Promise.all([api.billing.policies.query({}), api.billing.drafts.query({})]), []);
  if (loading.answer === undefined)
    return (
      <>
        <PageHead title="Price lists" lead="What places cost, and by which terms." />
        <ChargesTabs current="/price-lists" />
        {loading.state === 'failed' ? (
          <FaultNote title="We could not load the price lists" error={loading.error} />
        ) : (
          <ProgressBar label="Price lists" words="Loading the price lists" />
        )}
      </>
    );
  const [policies, drafts] = loading.answer;
  const inForce = policies.find(({ isInForce }) => isInForce);
  return (
    <>
      <InForce installed={inForce} />
      <ChargesTabs current="/price-lists" />
      <Columns>
        <div>
          {inForce === undefined ? null : (
            <Section title="What it says">
              <Card>
                <PolicyTold installed={inForce} />
              </Card>
            </Section>
          )}
          <Others policies={policies.filter(({ isInForce }) => !isInForce)} />
        </div>
        <Stack gap="wide">
          <StartDraft policies={policies} />
          <Drafts drafts={drafts} />
        </Stack>
      </Columns>
    </>
  );
}

function InForce({ installed }: { readonly installed: PolicyInstalled | undefined }) {
  const timeZone = useTimeZone();
  if (installed === undefined)
    return (
      <Answer
        context="Price lists"
        title="No price list is in force."
        more="Nothing is charged until one is. Start a draft of your own, or ask an administrator to put an installed one to work."
      />
    );
  const { policy, activations } = installed;
  return (
    <Answer
      context="In force today"
      title={policy.title}
      more={`${inForceWords(activations, todayOn(timeZone))} ${policy.priceOf === 'course-date' ? 'A course costs what the list of its own day says.' : 'A course costs what the list of the day of booking says.'}`}
    />
  );
}

function PolicyTold({ installed }: { readonly installed: PolicyInstalled }) {
  const { policy, readings, terms } = installed;
  const others = terms.filter(({ about }) => about !== 'price');
  return (
    <Stack>
      <PriceTable policy={policy} readings={readings} />
      <PlainList items={[...new Set(others.map(({ sentence }) => sentence))]} />
      <p className="muted small">{sourceWords(policy.source)}.</p>
      {policy.options.length === 0 ? null : (
        <Disclosure
          summary={`How ${many(policy.options.length, 'open point')} ${policy.options.length === 1 ? 'is' : 'are'} read`}
        >
          <Rows label="Open points">
            {policy.options.map((option) => (
              <Row
                key={option.id}
                title={option.point}
                detail={option.readings[readings[option.id] ?? option.default]}
                text={option.source.section === undefined ? undefined : `Left open by ${option.source.section}`}
              />
            ))}
          </Rows>
        </Disclosure>
      )}
    </Stack>
  );
}

function Others({ policies }: { readonly policies: readonly PolicyInstalled[] }) {
  const timeZone = useTimeZone();
  if (policies.length === 0) return null;
  return (
    <Section title="Other price lists" aside="Installed, not in force">
      <Card>
        <Rows label="Other price lists">
          {policies.map((installed) => (
            <Row
              key={`${installed.pack.id} ${installed.pack.version}`}
              title={installed.policy.title}
              end={
                installed.pack.status === 'draft' ? (
                  <StateMark state="unknown" look="small">
                    Not checked at its source
                  </StateMark>
                ) : undefined
              }
              text={`Version ${installed.policy.version}. ${inForceWords(installed.activations, todayOn(timeZone))}`}
            >
              <Disclosure
                summary={
                  <>
                    What it says<span className="vh"> of {installed.policy.title}</span>
                  </>
                }
              >
                <PolicyTold installed={installed} />
              </Disclosure>
            </Row>
          ))}
        </Rows>
      </Card>
    </Section>
  );
}

function Drafts({ drafts }: { readonly drafts: readonly DraftShown[] }) {
  const timeZone = useTimeZone();
  const link = useLink();
  return (
    <Card title="Drafts">
      {drafts.length === 0 ? (
        <p>None yet. A draft charges nobody until it is put in force.</p>
      ) : (
        <Rows>
          {drafts.map((draft) => (
            <Row
              key={draft.id}
              title={draft.title === '' ? 'Without a name' : draft.title}
              href={link(`/price-lists/${draft.id}`)}
              detail={
                draft.findings.length === 0 ? (
                  <StateMark state="current" look="small">
                    Whole
                  </StateMark>
                ) : (
                  <StateMark state="due-soon" look="small">
                    {many(draft.findings.length, 'field')} to put right
                  </StateMark>
                )
              }
              text={`Changed on ${longTime(draft.updatedAt, timeZone)}`}
            />
          ))}
        </Rows>
      )}
    </Card>
  );
}
