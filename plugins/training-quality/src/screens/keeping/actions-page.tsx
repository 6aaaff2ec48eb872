import type { QualityAction } from '@trellis/core/quality';
import { useApi, useLink, usePaged, useServices, useSession } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { useDoneNote } from '@trellis/ui/done-note';
import { EmptyState } from '@trellis/ui/empty-state';
import { Link } from '@trellis/ui/link';
import { PageHead } from '@trellis/ui/page-head';
import { PagedTable } from '@trellis/ui/paged-table';
import { FilterBar } from '@trellis/ui/search-field';
import { SelectField } from '@trellis/ui/select-field';
import { todayOn } from '@trellis/ui/sitting';
import { StateMark } from '@trellis/ui/state-mark';
import type { Column } from '@trellis/ui/table';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import type { ActionListed } from '../answers.ts';
import { QualityTabs } from '../quality-tabs.tsx';
import { useMayDo } from '../who-may.ts';
import { actionStands } from './action-words.ts';
import { CloseAction } from './close-action.tsx';

/** Which are shown, by what stands in the address. */
const SHOWN: Readonly<
  Record<string, { readonly label: string; readonly asks: { readonly open?: true; readonly overdue?: true } }>
> = {
  overdue: { label: 'Past their day', asks: { overdue: true } },
  all: { label: 'All, done ones too', asks: {} },
};

const OF_WORDS: Readonly<Record<QualityAction['of']['kind'], string>> = {
  review: 'Of a course review',
  observation: 'Of an observation',
  lesson: 'Of a lesson',
};

/** Where an action came of, for whoever may open it. */
function addressOf({ kind, id }: QualityAction['of']): string {
  return kind === 'review'
    ? `/quality/reviews/${id}`
    : kind === 'observation'
      ? `/quality/observations/${id}`
      : '/quality/lessons';
}

/** What was agreed, the earliest due first, until it is done. */
export function ActionsPage() {
  const timeZone = useTimeZone();
  const api = useApi();
  const link = useLink();
  const { query, go } = useServices();
  const { isRunning } = useMayDo();
  const { personId } = useSession();
  const [closing, close] = useState<ActionListed>();
  const done = useDoneNote('Done');
  const show = query['show'] ?? '';
  const asks = SHOWN[show]?.asks ?? { open: true };
  const paged = usePaged<ActionListed>((page) => api.quality.actions.query({ ...page, ...asks }), [show]);
  const today = todayOn(timeZone);
  const columns: readonly Column<ActionListed>[] = [
    {
      key: 'what',
      header: 'Action',
      heading: true,
      cell: ({ text, of, about, closed }) => (
        <>
          {text}
          <small>
            {`${OF_WORDS[of.kind]}: `}
            <Link kind="text" href={link(addressOf(of))} about={`that led to: ${text}`}>
              {about}
            </Link>
          </small>
          {closed === undefined ? null : <small>{closed.what}</small>}
        </>
      ),
    },
    { key: 'who', header: 'Who', cell: ({ ownerName }) => ownerName },
    {
      key: 'stands',
      header: 'Where it stands',
      cell: (row) => {
        const { sign, words } = actionStands(row, today);
        return <StateMark state={sign}>{words}</StateMark>;
      },
    },
    {
      key: 'close',
      header: 'Close',
      quiet: true,
      cell: (row) =>
        row.closed === undefined && (isRunning || (personId !== undefined && row.ownerId === personId)) ? (
          <Button small about={row.text} onPress={() => close(row)}>
            It is done
          </Button>
        ) : null,
    },
  ];
  return (
    <>
      <PageHead
        title="Actions"
        lead={
          isRunning
            ? 'What reviews, observations and lessons led to, who sees to it and by when. New ones are added where they come of.'
            : 'What was agreed with you, and by when.'
        }
      />
      <QualityTabs current="/quality/actions" />
      {done.note}
      <div className="section">
        <Card>
          <FilterBar label="Actions">
            <SelectField
              label="Show"
              first="Open actions"
              choices={Object.entries(SHOWN).map(([value, { label }]) => ({ value, label }))}
              value={show}
              onChange={(value) => go(link(`/quality/actions${value === '' ? '' : `?show=${value}`}`))}
            />
          </FilterBar>
          <PagedTable
            paged={paged}
            what="actions"
            caption="Actions, the earliest due first"
            columns={columns}
            rowKey={({ id }) => id}
            empty={
              <EmptyState
                level={2}
                title={
                  show === 'overdue' ? 'None is past its day' : show === 'all' ? 'No action yet' : 'No action is open'
                }
                text="Actions that a review, an observation or a lesson leads to stand here until they are done."
              />
            }
          />
        </Card>
      </div>
      {closing === undefined ? null : (
        <CloseAction
          action={closing}
          onClose={() => close(undefined)}
          onClosed={() => {
            done.say(`“${closing.text}” is done.`);
            close(undefined);
            paged.again();
          }}
        />
      )}
    </>
  );
}
