import type { CommentShown } from '@trellis/core/evaluation';
import { useAction, useApi, usePaged, useServices } from '@trellis/plugin/screens';
import { Button, ButtonRow } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { EmptyState } from '@trellis/ui/empty-state';
import { FaultNote } from '@trellis/ui/fault-note';
import { Stack } from '@trellis/ui/layout';
import { longDate } from '@trellis/ui/long-date';
import { PageHead } from '@trellis/ui/page-head';
import { Pager } from '@trellis/ui/pager';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Row, Rows } from '@trellis/ui/rows';
import { FilterBar } from '@trellis/ui/search-field';
import { SelectField } from '@trellis/ui/select-field';
import { dayAt } from '@trellis/ui/sitting';
import { StateMark } from '@trellis/ui/state-mark';
import { TextField } from '@trellis/ui/text-field';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import { EvaluationTabs } from '../evaluation-tabs.tsx';
import { scopeOfQuery } from './scope-query.ts';
import { RATE_STAGES } from './summary-words.ts';
import { tagsTyped } from './tags-typed.ts';

/** What people wrote, read and tagged by a person: nothing here is judged by a machine. */
export function CommentsPage() {
  const api = useApi();
  const { query, go } = useServices();
  const isAll = query['show'] === 'all';
  // Words have no agency.
  const scope = { ...scopeOfQuery(query), agencyId: undefined, agencyKind: undefined };
  const paged = usePaged<CommentShown>(
    (page) => api.evaluation.comments.query({ ...scope, ...page, ...(isAll ? {} : { isRead: false }) }),
    [JSON.stringify(scope), isAll],
  );
  const { rows, pager, error, again } = paged;
  return (
    <>
      <PageHead
        title="Comments"
        lead="Read each one and tag it. Summaries show those that somebody has read and by which nobody can be told. If a comment is about somebody’s safety, deal with it as you would with any concern: it is not a matter of feedback."
      />
      <EvaluationTabs current="/evaluation/comments" />
      <Card>
        <FilterBar label="Comments">
          <SelectField
            label="Show"
            first="Not read yet"
            choices={[{ value: 'all', label: 'All, read ones too' }]}
            value={isAll ? 'all' : ''}
            onChange={(value) => go(`/evaluation/comments${value === '' ? '' : `?show=${value}`}`)}
          />
        </FilterBar>
        <FaultNote title="We could not load the comments" error={error} />
        {rows === undefined ? (
          error === undefined ? (
            <ProgressBar label="Comments" words="Loading the comments" />
          ) : null
        ) : rows.length === 0 ? (
          <EmptyState
            level={2}
            title="Nothing to read"
            text="What people write on their sheets stands here until somebody has read it."
          />
        ) : (
          <Rows label="Comments">
            {rows.map((row) => (
              <Comment key={row.id} row={row} onSaved={again} />
            ))}
          </Rows>
        )}
        {pager === undefined ? null : <Pager label="Pages of comments" {...pager} />}
      </Card>
    </>
  );
}

function Comment({ row, onSaved }: { readonly row: CommentShown; readonly onSaved: () => void }) {
  const timeZone = useTimeZone();
  const api = useApi();
  const [tags, setTags] = useState(row.tags.join(', '));
  const saving = useAction();
  const save = (isRead: boolean): void =>
    saving.run(async () => {
      await api.evaluation.tagComment.mutate({ commentId: row.id, tags: [...tagsTyped(tags)], isRead });
      onSaved();
    });
  const about = `${row.courseTitle}, ${longDate(dayAt(row.startsAt, timeZone))}`;
  return (
    <Row
      title={<span className="said">{row.words}</span>}
      text={`${row.itemTitle} ${RATE_STAGES[row.stage]}. ${about}`}
      end={row.isRead ? <StateMark state="current">In summaries</StateMark> : null}
    >
      <Stack gap="tight">
        <FaultNote title="This was not saved" error={saving.error} />
        <div className="field-row">
          <TextField
            label="Tags"
            hint="A word or two each, with commas between them"
            optional
            value={tags}
            onChange={setTags}
            maxLength={200}
          />
          <ButtonRow>
            <Button
              small
              about={`the comment on ${about}`}
              busy={saving.isBusy ? 'Saving' : undefined}
              onPress={() => save(true)}
            >
              {row.isRead ? 'Save the tags' : 'Nobody can be told by it: show it'}
            </Button>
            {row.isRead ? (
              <Button small about={`the comment on ${about}`} onPress={() => save(false)}>
                Take it out of summaries
              </Button>
            ) : null}
          </ButtonRow>
        </div>
      </Stack>
    </Row>
  );
}
