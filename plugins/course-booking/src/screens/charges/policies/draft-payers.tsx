import { Stack } from '@trellis/ui/layout';
import { Section } from '@trellis/ui/section';
import { DraftByReading } from './draft-by-reading.tsx';
import { optionsOf, useDraft } from './draft-context.tsx';
import { DraftCheck, DraftChoice, DraftLines, DraftMoney, DraftSeveral, DraftText } from './draft-fields.tsx';
import { DraftList } from './draft-list.tsx';
import { DraftSource } from './draft-source.tsx';
import { freshId, listAt, valueAt } from './draft-tree.ts';
import { AGENCY_KINDS, AREAS, YES_NO } from './draft-words.ts';

/** Who is in which tier of a draft: rows in order, turnover bands, and everybody else. */
export function DraftPayers() {
  const tiers = useTierChoices();
  return (
    <Stack>
      <p>An agency is in the tier of the first row that fits it. Everything that a row says must hold.</p>
      <Rows />
      <DraftByReading at="severalRows" label="Where an agency fits several rows">
        {(at, label) => (
          <DraftChoice
            at={at}
            label={label}
            first="The first of them counts"
            choices={[
              { value: 'first', label: 'The first of them counts' },
              { value: 'lowest', label: 'The one with the lowest price counts' },
            ]}
          />
        )}
      </DraftByReading>
      <Section level={3} title="Everybody else">
        <Stack>
          <DraftChoice at="everybodyElse.tier" label="Is in" choices={tiers} />
          <DraftText at="everybodyElse.title" label="What they are called" />
          <DraftSource at="everybodyElse.source" />
        </Stack>
      </Section>
      <Section level={3} title="Turnover bands">
        <Bands />
      </Section>
    </Stack>
  );
}

function useTierChoices(): readonly { readonly value: number; readonly label: string }[] {
  const { policy } = useDraft();
  return listAt(policy, 'tiers').flatMap((tier) => {
    const number = valueAt(tier, 'number');
    const title = valueAt(tier, 'title');
    return typeof number === 'number'
      ? [{ value: number, label: typeof title === 'string' && title !== '' ? title : `Tier ${number}` }]
      : [];
  });
}

function Rows() {
  const { policy } = useDraft();
  const tiers = useTierChoices();
  const bands = listAt(policy, 'turnoverBands').flatMap((band) => {
    const [id, title] = [valueAt(band, 'id'), valueAt(band, 'title')];
    return typeof id === 'string' ? [{ value: id, label: typeof title === 'string' ? title : id }] : [];
  });
  return (
    <DraftList
      at="rows"
      what="row"
      isInOrder
      detail={(row) => tiers.find(({ value }) => value === valueAt(row, 'tier'))?.label}
      blank={(list) => ({
        id: freshId(list, 'row'),
        title: '',
        tier: tiers[0]?.value,
        kinds: [],
        source: valueAt(policy, 'source'),
      })}
    >
      {(at) => (
        <>
          <DraftText
            at={`${at}.title`}
            label="Who they are"
            hint="It stands on the line: “Group-based early years setting”."
          />
          <DraftChoice at={`${at}.tier`} label="Is in" choices={tiers} />
          <DraftSeveral
            at={`${at}.kinds`}
            label="Kinds of agencies"
            hint="None ticked: any kind."
            choices={AGENCY_KINDS}
          />
          <DraftByReading at={`${at}.area`} label="Where they are">
            {(place, label) => <DraftChoice at={place} label={label} first="Anywhere" choices={AREAS} />}
          </DraftByReading>
          <DraftSeveral
            at={`${at}.turnover`}
            label="Turnover"
            hint="None ticked: any turnover."
            choices={[...bands, { value: 'unknown', label: 'Turnover not known' }]}
          />
          <DraftLines
            at={`${at}.named`}
            label="Only these organisations, which the policy names"
            hint="One short name on each line, in small letters: royal-hospital."
          />
          <DraftCheck at={`${at}.isUnnamedOnly`} label="Leaves out organisations that other rows name" />
          <DraftLines
            at={`${at}.flags`}
            label="Only posts or agencies with one of these marks"
            hint="One on each line: non-profit."
          />
          <DraftCheck at={`${at}.isFinal`} label="Where it fits, later rows are not looked at" />
          <Under at={`${at}.under`} />
        </>
      )}
    </DraftList>
  );
}

/** Under which readings of open points a row is there at all. */
function Under({ at }: { readonly at: string }) {
  const { policy } = useDraft();
  return (
    <>
      {optionsOf(policy).map((option) => (
        <UnderOption key={option.id} at={`${at}.${option.id}`} point={option.point} readings={option.readings} />
      ))}
    </>
  );
}

function UnderOption({
  at,
  point,
  readings,
}: {
  readonly at: string;
  readonly point: string;
  readonly readings: Readonly<Record<string, string>>;
}) {
  const { policy } = useDraft();
  // Most rows are there under every reading; only those that are not show the question.
  if (valueAt(policy, at) === undefined) return null;
  return (
    <DraftSeveral
      at={at}
      label={`Only there if this is read so: ${point}`}
      choices={Object.entries(readings).map(([value, label]) => ({ value, label }))}
    />
  );
}

function Bands() {
  const { policy } = useDraft();
  return (
    <DraftList
      at="turnoverBands"
      what="turnover band"
      blank={(list) => ({ id: freshId(list, 'band'), title: '', source: valueAt(policy, 'source') })}
    >
      {(at) => (
        <>
          <DraftText at={`${at}.title`} label="What it is called" hint="Under £100,000 a year." />
          <DraftMoney at={`${at}.fromPence`} label="From so many pounds a year" optional />
          <DraftByReading at={`${at}.isFromIncluded`} label="Is exactly that sum in it?">
            {(place, label) => <DraftChoice at={place} label={label} first="Yes" choices={YES_NO} />}
          </DraftByReading>
          <DraftMoney at={`${at}.toPence`} label="Up to so many pounds a year" optional />
          <DraftByReading at={`${at}.isToIncluded`} label="Is exactly that sum in it?">
            {(place, label) => <DraftChoice at={place} label={label} first="No" choices={YES_NO} />}
          </DraftByReading>
        </>
      )}
    </DraftList>
  );
}
