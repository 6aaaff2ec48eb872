import { OFFER_KIND_WORDS } from '../../offer-kind-words.ts';
import type { OfferKind } from '@trellis/core/courses';
import { useServices, useSettled } from '@trellis/plugin/screens';
import { Card } from '@trellis/ui/card';
import { PageHead } from '@trellis/ui/page-head';
import { FilterBar, SearchField } from '@trellis/ui/search-field';
import { Section } from '@trellis/ui/section';
import { SelectField } from '@trellis/ui/select-field';
import { longMonth, todayOn } from '@trellis/ui/sitting';
import { Tabs } from '@trellis/ui/tabs';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import { address } from '../address.ts';
import { CoursesTabs } from '../courses-tabs.tsx';
import { Fixing } from './fixing.tsx';
import { TrainingCalendar } from './training-calendar.tsx';
import { TrainingList } from './training-list.tsx';
import { monthOf, monthsFrom, type TrainingShown } from './training-query.ts';

/** Courses with their dates: what would put the reader's overdue requirements right first, then everything, as a list or a calendar. */
export function Training() {
  const timeZone = useTimeZone();
  const { query, go, link, session } = useServices();
  const today = todayOn(timeZone);
  const [typed, setTyped] = useState(query['course'] ?? '');
  const text = useSettled(typed.trim());
  const isCalendar = query['as'] === 'calendar';
  const shown: TrainingShown = {
    kind: query['kind'] !== undefined && query['kind'] in OFFER_KIND_WORDS ? (query['kind'] as OfferKind) : '',
    mode: query['mode'] === 'classroom' || query['mode'] === 'virtual' ? query['mode'] : '',
    month: monthOf(query['month']) || (isCalendar ? today.slice(0, 7) : ''),
    text,
  };
  const at = (change: Readonly<Record<string, string>>): string =>
    address('/training', { ...query, course: '', ...change });
  return (
    <>
      <PageHead
        title="Courses and places"
        lead="Find a date, see what it costs and who pays, and ask for your place."
      />
      <CoursesTabs current="/training" />
      {session.personId === undefined ? null : <Fixing />}
      <Section title="All dates" id="dates">
        <Tabs
          label="How dates are shown"
          items={[
            { href: link(at({ as: '', month: '' })), label: 'List', current: !isCalendar },
            { href: link(at({ as: 'calendar' })), label: 'Calendar', current: isCalendar },
          ]}
        />
        <Card>
          <FilterBar label="Dates of courses">
            <SearchField label="Search" placeholder="Course, level or place" value={typed} onChange={setTyped} />
            <SelectField
              label="Kind"
              first="All kinds"
              choices={Object.entries(OFFER_KIND_WORDS)
                .filter(([kind]) => kind !== 'other-offer')
                .map(([value, label]) => ({ value, label }))}
              value={shown.kind}
              onChange={(kind) => go(at({ kind }))}
            />
            <SelectField
              label="Where"
              first="Online and in a room"
              choices={[
                { value: 'virtual', label: 'Online' },
                { value: 'classroom', label: 'In a room' },
              ]}
              value={shown.mode}
              onChange={(mode) => go(at({ mode }))}
            />
            {isCalendar ? null : (
              <SelectField
                label="Month"
                first="All months"
                choices={monthsFrom(today).map((month) => ({ value: month, label: longMonth(month) }))}
                value={shown.month}
                onChange={(month) => go(at({ month }))}
              />
            )}
          </FilterBar>
          {isCalendar ? (
            <TrainingCalendar shown={shown} todayOn={today} onMonth={(month) => go(at({ month }))} />
          ) : (
            <TrainingList shown={shown} todayOn={today} />
          )}
        </Card>
      </Section>
    </>
  );
}
