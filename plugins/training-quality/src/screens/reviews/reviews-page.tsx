import type { CourseReview } from '@trellis/core/quality';
import { useApi, useLink, usePaged, useServices } from '@trellis/plugin/screens';
import { Button } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { EmptyState } from '@trellis/ui/empty-state';
import { PageHead } from '@trellis/ui/page-head';
import { PagedTable } from '@trellis/ui/paged-table';
import { FilterBar } from '@trellis/ui/search-field';
import { SelectField } from '@trellis/ui/select-field';
import { useTimeZone } from '@trellis/ui/time-zone';
import { useState } from 'react';
import type { ReviewListed } from '../answers.ts';
import { QualityTabs } from '../quality-tabs.tsx';
import { OpenReview } from './open-review.tsx';
import { reviewColumns } from './review-columns.tsx';

const STATES: readonly { readonly value: CourseReview['state']; readonly label: string }[] = [
  { value: 'open', label: 'Open' },
  { value: 'closed', label: 'Closed' },
];

/** Courses that are looked at again, open ones first. */
export function ReviewsPage() {
  const timeZone = useTimeZone();
  const api = useApi();
  const link = useLink();
  const { query, go } = useServices();
  const [isOpening, setOpening] = useState(false);
  const state = STATES.find(({ value }) => value === query['show'])?.value;
  const paged = usePaged<ReviewListed>(
    (page) => api.quality.reviews.query({ ...page, ...(state === undefined ? {} : { state }) }),
    [state ?? ''],
  );
  return (
    <>
      <PageHead
        title="Course reviews"
        lead="A review looks at a course again, with what led to it. It changes nothing by itself: you say what came of it."
        actions={
          <Button kind="main" onPress={() => setOpening(true)}>
            Open a review
          </Button>
        }
      />
      <QualityTabs current="/quality/reviews" />
      <div className="section">
        <Card>
          <FilterBar label="Course reviews">
            <SelectField
              label="Show"
              first="All of them"
              choices={STATES}
              value={state ?? ''}
              onChange={(value) => go(link(`/quality/reviews${value === '' ? '' : `?show=${value}`}`))}
            />
          </FilterBar>
          <PagedTable
            paged={paged}
            what="reviews"
            caption="Reviews: open ones first, the earliest due first"
            columns={reviewColumns(link, timeZone)}
            rowKey={({ id }) => id}
            empty={
              <EmptyState
                level={2}
                title={state === undefined ? 'No course was reviewed yet' : 'None at the moment'}
                text="Reviews open by themselves when enough people say that an objective was not met, and when content is due to be looked at."
              />
            }
          />
        </Card>
      </div>
      {isOpening ? (
        <OpenReview onClose={() => setOpening(false)} onOpened={(id) => go(link(`/quality/reviews/${id}`))} />
      ) : null}
    </>
  );
}
