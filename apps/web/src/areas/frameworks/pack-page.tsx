import { asksWords } from '@trellis/core/compliance';
import type { Pack, Requirement } from '@trellis/core/frameworks';
import { useApi, useLoad, useServices } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { capital } from '@trellis/ui/capital';
import { Card } from '@trellis/ui/card';
import { useDoneNote } from '@trellis/ui/done-note';
import { EmptyState } from '@trellis/ui/empty-state';
import { Facts } from '@trellis/ui/facts';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { Link } from '@trellis/ui/link';
import { Note } from '@trellis/ui/note';
import { PageHead } from '@trellis/ui/page-head';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Row, Rows } from '@trellis/ui/rows';
import { todayOn } from '@trellis/ui/sitting';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import { appliesWords } from './applies-words.ts';
import { activationOn, packLine, packsShown, sourceWords, validWords } from './pack-words.ts';
import { PutToWork } from './put-to-work.tsx';
import { useAdministers } from '../../use-administers.ts';

/** One pack: what it asks of whom, how open points are read, where it comes from, and the way to put it to work. */
export function PackPage() {
  const today = todayOn(useTimeZone());
  const api = useApi();
  const { parameters } = useServices();
  const id = parameters['id'] ?? '';
  const mayActivate = useAdministers();
  const known = useLoad(() => api.frameworks.packs.query(), []);
  const [isOpen, setOpen] = useState(false);
  const done = useDoneNote('Saved');
  const shown =
    known.answer === undefined
      ? undefined
      : packsShown(known.answer.packs, known.answer.activations).find((each) => each.id === id);
  if (known.answer === undefined)
    return (
      <>
        <PageHead title="One pack" />
        <div className="section">
          {known.state === 'failed' ? (
            <FaultNote title="We could not load this pack" error={known.error} />
          ) : (
            <ProgressBar label="Pack" words="Loading the pack" />
          )}
        </div>
      </>
    );
  if (shown === undefined)
    return (
      <>
        <PageHead title="One pack" />
        <div className="section">
          <EmptyState
            level={2}
            title="There is no such pack"
            text="It may have come with a plugin that is not installed any more."
            actions={<Link href="/rules">See all packs</Link>}
          />
        </div>
      </>
    );
  const { pack } = shown;
  const current = activationOn(shown, today);
  return (
    <>
      <PageHead title={pack.title} lead={packLine(shown, today)} back={{ href: '/rules', label: 'Rules' }} />
      <div className="section">
        <Stack gap="wide">
          {done.note}
          {pack.status === 'draft' ? (
            <Note title="This pack is a draft">
              What it says was not verified at its source. Look at the source before anybody is judged by it.
            </Note>
          ) : null}
          <Card>
            <Stack>
              <Facts
                wide
                items={[
                  { term: 'What it is', detail: pack.kind },
                  { term: 'It holds', detail: validWords(pack) },
                  { term: 'Source', detail: sourceWords(pack.source) },
                  { term: 'Versions installed', detail: shown.versions.map(({ version }) => version).join(', ') },
                ]}
              />
              {mayActivate ? <Button onPress={() => setOpen(true)}>Put it to work from a day</Button> : null}
            </Stack>
          </Card>
          <Asked pack={pack} />
          <OpenPoints pack={pack} readings={current?.readings ?? {}} />
        </Stack>
      </div>
      {isOpen ? (
        <PutToWork
          shown={shown}
          onClose={() => setOpen(false)}
          onSaved={() => {
            setOpen(false);
            known.again();
            done.say('Everyone is being judged again. Until that is done, figures follow the rules as they were.');
          }}
        />
      ) : null}
    </>
  );
}

function Asked({ pack }: { readonly pack: Pack }) {
  const { requirements, awards } = pack;
  return (
    <Card title="What it asks">
      {requirements.length === 0 ? (
        <p>{awards.length === 0 ? 'Nothing of anybody.' : 'Nothing of anybody: it names awards that others give.'}</p>
      ) : (
        <Rows label="What it asks">
          {requirements.map((requirement) => (
            <Row
              key={requirement.id}
              title={requirement.title}
              detail={askedWords(requirement)}
              text={`${appliesWords(requirement, pack)} ${sourceWords(requirement.source)}`}
            />
          ))}
        </Rows>
      )}
    </Card>
  );
}

/** What a requirement asks for, as a sentence of its own. */
function askedWords({ rule }: Requirement): string {
  const words = asksWords(rule, { rule: rule.id, intervalMonths: null }, false);
  return `${capital(words)}.`;
}

function OpenPoints({ pack, readings }: { readonly pack: Pack; readonly readings: Readonly<Record<string, string>> }) {
  if (pack.options.length === 0) return null;
  return (
    <Card title="How open points are read">
      <Facts
        items={pack.options.map((option) => {
          const letter = readings[option.id] ?? option.default;
          return { term: option.point, detail: `${option.readings[letter] ?? letter} (${option.id}, ${letter})` };
        })}
      />
    </Card>
  );
}
