import { useApi, useLoad } from '@trellis/plugin/screens';
import { Card } from '@trellis/ui/card';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { PageHead } from '@trellis/ui/page-head';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Row, Rows } from '@trellis/ui/rows';
import { todayOn } from '@trellis/ui/sitting';
import { StateMark } from '@trellis/ui/state-mark';
import { useTimeZone } from '@trellis/ui/time-zone';
import { packLine, packSign, packsShown, type PackShown } from './pack-words.ts';
import { RulesTabs } from './rules-tabs.tsx';

/** Every pack of rules that is installed, those at work first: what is asked of people stands in them and nowhere else. */
export function Rules() {
  const today = todayOn(useTimeZone());
  const api = useApi();
  const known = useLoad(() => api.frameworks.packs.query(), []);
  const shown = known.answer === undefined ? [] : packsShown(known.answer.packs, known.answer.activations);
  const rules = shown.filter(({ pack }) => pack.chargingPolicies.length + pack.calendars.length === 0);
  const atWork = rules.filter((each) => packSign(each, today).state === 'current');
  return (
    <>
      <PageHead
        title="Rules"
        lead="What is asked of people stands in packs. A pack does nothing until it is put to work, from a day, and history keeps the rules of its day."
      />
      <div className="section">
        <Stack gap="wide">
          <RulesTabs current="packs" />
          {known.state === 'loading' ? <ProgressBar label="Rules" words="Loading the packs" /> : null}
          <FaultNote title="We could not load the packs" error={known.error} />
          {known.answer === undefined ? null : (
            <>
              <PackList title="At work" packs={atWork} today={today} />
              <PackList
                title="Installed, not at work"
                packs={rules.filter((each) => !atWork.includes(each))}
                today={today}
              />
            </>
          )}
        </Stack>
      </div>
    </>
  );
}

interface PackListProps {
  readonly title: string;
  readonly packs: readonly PackShown[];
  readonly today: string;
}

function PackList({ title, packs, today }: PackListProps) {
  return (
    <Card title={title}>
      {packs.length === 0 ? (
        <p>None.</p>
      ) : (
        <Rows label={title}>
          {packs.map((shown) => (
            <Row
              key={shown.id}
              title={shown.pack.title}
              href={`/rules/packs/${shown.id}`}
              detail={shown.pack.kind}
              text={packLine(shown, today)}
              end={<StateMark {...packSign(shown, today)} />}
            />
          ))}
        </Rows>
      )}
    </Card>
  );
}
