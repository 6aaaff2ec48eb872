import { useApi, useLink, useLoad } from '@trellis/plugin/screens';
import { Answer } from '@trellis/ui/answer';
import { ButtonLink, ButtonRow } from '@trellis/ui/button';
import { Card } from '@trellis/ui/card';
import { FaultNote } from '@trellis/ui/fault-note';
import { Columns, Stack } from '@trellis/ui/layout';
import { Link } from '@trellis/ui/link';
import { longDate } from '@trellis/ui/long-date';
import { PageHead } from '@trellis/ui/page-head';
import { ProgressBar } from '@trellis/ui/progress-bar';
import { Row, Rows } from '@trellis/ui/rows';
import { Section } from '@trellis/ui/section';
import { todayOn } from '@trellis/ui/sitting';
import { StateMark } from '@trellis/ui/state-mark';
import { Table } from '@trellis/ui/table';
import { useTimeZone } from '@trellis/ui/time-zone';
import type { ReactNode } from 'react';
import type { ActionListed, EndorsementListed, ObservationListed } from '../answers.ts';
import { standingWords } from '../endorsements/standing-words.ts';
import { actionStands } from '../keeping/action-words.ts';
import { observationStands, trainersLine } from '../observations/observation-words.ts';
import { QualityTabs } from '../quality-tabs.tsx';
import { reviewColumns } from '../reviews/review-columns.tsx';
import { overviewMore, overviewTitle } from './overview-words.ts';

/** As many of each as the first page shows; the others are one press away. */
const SHOWN = 5;
/** As many as are counted. */
const COUNTED = 100;

/** What a coordinator has to see to: courses under review with why, actions past their day, requests, and what is planned. */
export function Overview() {
  const timeZone = useTimeZone();
  const api = useApi();
  const link = useLink();
  const loading = useLoad(async () => {
    const page = { limit: COUNTED };
    const [reviews, overdue, waiting, expiring, planned, begun] = await Promise.all([
      api.quality.reviews.query({ ...page, state: 'open' }),
      api.quality.actions.query({ ...page, overdue: true }),
      api.standards.endorsements.query({ ...page, state: 'asked' }),
      api.standards.endorsements.query({ ...page, expiring: true }),
      api.quality.observations.query({ ...page, state: 'planned' }),
      api.quality.observations.query({ ...page, state: 'draft' }),
    ]);
    return {
      reviews: reviews.rows,
      overdue: overdue.rows,
      waiting: waiting.rows,
      expiring: expiring.rows,
      planned: [...planned.rows, ...begun.rows].toSorted((one, other) => one.on.localeCompare(other.on)),
    };
  }, []);
  if (loading.answer === undefined)
    return (
      <>
        <PageHead title="Quality" />
        <QualityTabs current="/quality" />
        {loading.state === 'failed' ? (
          <FaultNote title="We could not load what waits for you" error={loading.error} />
        ) : (
          <ProgressBar label="Overview" words="Looking up what waits for you" />
        )}
      </>
    );
  const { reviews, overdue, waiting, expiring, planned } = loading.answer;
  const counts = {
    reviews: reviews.length,
    overdue: overdue.length,
    waiting: waiting.length,
    expiring: expiring.length,
    planned: planned.length,
  };
  return (
    <>
      <Answer
        context="Quality of training"
        title={overviewTitle(counts)}
        more={overviewMore(counts)}
        figures={[
          {
            value: shownCount(counts.reviews),
            label: counts.reviews === 1 ? 'course under review' : 'courses under review',
            href: link('/quality/reviews?show=open'),
          },
          {
            value: shownCount(counts.overdue),
            label: counts.overdue === 1 ? 'action past its day' : 'actions past their day',
            href: link('/quality/actions?show=overdue'),
          },
          {
            value: shownCount(counts.waiting),
            label: counts.waiting === 1 ? 'request to decide' : 'requests to decide',
            href: link('/quality/endorsements?show=waiting'),
          },
          {
            value: shownCount(counts.planned),
            label: counts.planned === 1 ? 'observation to come' : 'observations to come',
            href: link('/quality/observations'),
          },
        ]}
      />
      <QualityTabs current="/quality" />
      {reviews.length === 0 ? null : (
        <Section
          title="Courses under review"
          aside={
            <More isMore={reviews.length > SHOWN} href={link('/quality/reviews?show=open')} words="All open reviews" />
          }
        >
          <Card>
            <Table
              caption="Actions, the earliest due first"
              columns={reviewColumns(link, timeZone)}
              rows={reviews.slice(0, SHOWN)}
              rowKey={({ id }) => id}
            />
          </Card>
        </Section>
      )}
      <Columns kind="two" spaced>
        <Overdue actions={overdue} />
        <Endorsements waiting={waiting} expiring={expiring} />
      </Columns>
      <Planned observations={planned} />
    </>
  );
}

function shownCount(amount: number): string {
  return amount < COUNTED ? String(amount) : `${COUNTED} or more`;
}

function More({ isMore, href, words }: { readonly isMore: boolean; readonly href: string; readonly words: string }) {
  return isMore ? (
    <Link kind="text" href={href}>
      {words}
    </Link>
  ) : null;
}

function Listed({
  title,
  none,
  children,
}: {
  readonly title: string;
  readonly none: string;
  readonly children: ReactNode[];
}) {
  return <Card title={title}>{children.length === 0 ? <p>{none}</p> : <Rows label={title}>{children}</Rows>}</Card>;
}

function Overdue({ actions }: { readonly actions: readonly ActionListed[] }) {
  const timeZone = useTimeZone();
  const link = useLink();
  const today = todayOn(timeZone);
  return (
    <Listed title="Actions past their day" none="None is past its day.">
      {actions.slice(0, SHOWN).map((action) => {
        const { sign, words } = actionStands(action, today);
        return (
          <Row
            key={action.id}
            title={action.text}
            href={link('/quality/actions?show=overdue')}
            detail={<StateMark state={sign}>{words}</StateMark>}
            text={`${action.ownerName}. ${action.about}`}
          />
        );
      })}
    </Listed>
  );
}

function Endorsements({
  waiting,
  expiring,
}: {
  readonly waiting: readonly EndorsementListed[];
  readonly expiring: readonly EndorsementListed[];
}) {
  const timeZone = useTimeZone();
  const link = useLink();
  const today = todayOn(timeZone);
  return (
    <Listed title="Agencies’ own courses" none="No request waits, and none runs out soon.">
      {[...waiting, ...expiring].slice(0, SHOWN).map((row) => {
        const { sign, words } = standingWords(row, today);
        return (
          <Row
            key={row.id}
            title={row.courseTitle}
            href={link(`/quality/endorsements/${row.id}`)}
            detail={<StateMark state={sign}>{words}</StateMark>}
            text={row.agencyName}
          />
        );
      })}
    </Listed>
  );
}

function Planned({ observations }: { readonly observations: readonly ObservationListed[] }) {
  const timeZone = useTimeZone();
  const link = useLink();
  const today = todayOn(timeZone);
  return (
    <Section
      title="Observations to come"
      aside={
        <More isMore={observations.length > SHOWN} href={link('/quality/observations')} words="All observations" />
      }
    >
      <Card>
        {observations.length === 0 ? (
          <Stack>
            <p>None is planned.</p>
            <ButtonRow>
              <ButtonLink href={link('/quality/observations')}>Plan one</ButtonLink>
            </ButtonRow>
          </Stack>
        ) : (
          <Rows label="Observations to come">
            {observations.slice(0, SHOWN).map((row) => {
              const { sign, words } = observationStands(row, today);
              return (
                <Row
                  key={row.id}
                  title={`${row.courseTitle}, ${longDate(row.on)}`}
                  href={link(`/quality/observations/${row.id}`)}
                  detail={<StateMark state={sign}>{words}</StateMark>}
                  text={`${row.trainers.length === 0 ? 'Nobody leads it yet' : `Led by ${trainersLine(row.trainers)}`}. ${row.observerName === undefined ? 'No observer named yet' : `Observed by ${row.observerName}`}.`}
                />
              );
            })}
          </Rows>
        )}
      </Card>
    </Section>
  );
}
