import type { LineListed, LineState } from '@trellis/core/billing';
import { useApi, usePaged, useServices } from '@trellis/plugin/screens';
import { Card } from '@trellis/ui/card';
import { EmptyState } from '@trellis/ui/empty-state';
import { FilterBar } from '@trellis/ui/search-field';
import { Section } from '@trellis/ui/section';
import { SelectField } from '@trellis/ui/select-field';
import { todayOn } from '@trellis/ui/sitting';
import { useTimeZone } from '@trellis/ui/time-zone';
import { isPeriod, monthChoices } from './billing-months.ts';
import { LINE_STATES } from './lines/line-words.ts';
import { LinesList } from './lines/lines-list.tsx';

const STATES = Object.entries(LINE_STATES).map(([value, { words }]) => ({ value, label: words }));

/** Every line of the ledger, the newest first, by where it stands and the month in which it arose. */
export function AllLines() {
  const timeZone = useTimeZone();
  const api = useApi();
  const { query, go } = useServices();
  const state = STATES.some(({ value }) => value === query['state']) ? (query['state'] as LineState) : '';
  const period = isPeriod(query['month']) ? query['month'] : '';
  const paged = usePaged<LineListed>(
    (page) =>
      api.billing.lines.query({
        ...page,
        ...(state === '' ? {} : { state }),
        ...(period === '' ? {} : { period }),
      }),
    [state, period],
  );
  const show = (next: { readonly state: string; readonly month: string }): void => {
    const wanted = Object.entries(next).filter(([, value]) => value !== '');
    go(`/charges${wanted.length === 0 ? '' : `?${new URLSearchParams(wanted).toString()}`}`);
  };
  const today = todayOn(timeZone);
  return (
    <Section id="lines" title="Every line" aside="The newest first">
      <Card>
        <FilterBar label="Lines">
          <SelectField
            label="Where it stands"
            first="Anywhere"
            choices={STATES}
            value={state}
            onChange={(value) => show({ state: value, month: period })}
          />
          <SelectField
            label="Month in which it arose"
            first="Any month"
            choices={[...monthChoices(today, period === '' ? today.slice(0, 7) : period)]}
            value={period}
            onChange={(value) => show({ state, month: value })}
          />
        </FilterBar>
        <LinesList
          paged={paged}
          label="Lines of the ledger"
          withAgency
          empty={
            <EmptyState
              title="No line"
              text={state === '' && period === '' ? 'Nothing has been charged yet.' : 'No line fits what you chose.'}
            />
          }
        />
      </Card>
    </Section>
  );
}
