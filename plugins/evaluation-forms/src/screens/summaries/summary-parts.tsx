import type { StageRate, Summary } from '@trellis/core/evaluation';
import { Card } from '@trellis/ui/card';
import { CountBars } from '@trellis/ui/count-bars';
import { Disclosure } from '@trellis/ui/disclosure';
import { Stack } from '@trellis/ui/layout';
import { PlainList } from '@trellis/ui/plain-list';
import { many } from '@trellis/ui/plural-words';
import { Rows, Row } from '@trellis/ui/rows';
import { Table, type Column } from '@trellis/ui/table';
import { gainWords, RATE_STAGES, rateWords, toldWords, withheldWhy, WITHHELD } from './summary-words.ts';

/** How many were asked at each stage and how many answered, whole and by agency. */
export function Rates({ summary }: { readonly summary: Summary }) {
  const { rates, byAgency, threshold } = summary;
  const stages = rates.map(({ stage }) => stage);
  const columns: readonly Column<Summary['byAgency'][number]>[] = [
    { key: 'agency', header: 'Agency', heading: true, cell: ({ agencyName }) => agencyName },
    ...stages.map((stage): Column<Summary['byAgency'][number]> => ({
      key: stage,
      header: RATE_STAGES[stage],
      kind: 'number',
      cell: (row) => {
        const rate = row.rates.find((each) => each.stage === stage);
        return rate === undefined ? 'Nobody asked' : rateWords(rate);
      },
    })),
    { key: 'gain', header: 'Mean change', kind: 'number', cell: ({ gain }) => gainWords(gain) },
  ];
  return (
    <Stack>
      <Table caption="Who answered" quietCaption columns={RATE_COLUMNS} rows={rates} rowKey={({ stage }) => stage} />
      {byAgency.length === 0 ? null : (
        <Disclosure summary={`Show ${many(byAgency.length, 'agency', 'agencies')}`}>
          <Table
            caption="Who answered, by agency"
            quietCaption
            columns={columns}
            rows={byAgency}
            rowKey={({ agencyId }) => agencyId}
          />
        </Disclosure>
      )}
      <p className="small muted">{withheldWhy(threshold)}</p>
    </Stack>
  );
}

const RATE_COLUMNS: readonly Column<StageRate>[] = [
  { key: 'stage', header: 'Asked', heading: true, cell: ({ stage }) => RATE_STAGES[stage] },
  { key: 'rate', header: 'Answered', kind: 'number', cell: rateWords },
  { key: 'declined', header: 'Would rather not', kind: 'number', cell: ({ declined }) => toldWords(declined) },
];

/** Questions that were rated once, and choices: how often each answer was given. */
export function Counted({ summary: { ratings, choices, threshold } }: { readonly summary: Summary }) {
  return (
    <>
      {ratings.map(({ key, title, stage, scale, counts }) => (
        <Card key={`${key} ${stage}`} title={title} level={3}>
          <p className="small muted">{RATE_STAGES[stage]}</p>
          {counts === null ? (
            <p>{withheldWhy(threshold)}</p>
          ) : (
            <CountBars
              label={`${title}, ${RATE_STAGES[stage]}`}
              items={scale.labels.map((label, at) => ({ label, count: counts[at] ?? 0 }))}
            />
          )}
        </Card>
      ))}
      {choices.map(({ itemId, title, stage, counts }) => (
        <Card key={`${itemId} ${stage}`} title={title} level={3}>
          <p className="small muted">{RATE_STAGES[stage]}</p>
          <PlainList
            items={counts.map(
              ({ label, count: told }) => `${label}: ${told === 'withheld' ? WITHHELD : toldWords(told)}`,
            )}
          />
        </Card>
      ))}
    </>
  );
}

/** What people wrote, without whose it is, and how it was tagged. */
export function CommentsShown({ comments }: { readonly comments: Summary['comments'] }) {
  return (
    <Stack gap="wide">
      {comments.map(({ itemId, title, texts, tags }) => (
        <Card key={itemId} title={title} level={3}>
          <Stack>
            {tags.length === 0 ? null : (
              <p>
                {tags.map(({ tag, count: times }) => (
                  <span key={tag} className="tag">{`${tag} ${times}`}</span>
                ))}
              </p>
            )}
            {texts.length === 0 ? (
              <p className="muted">Nothing that may be shown yet.</p>
            ) : (
              <Rows label={title}>
                {texts.map((text, at) => (
                  <Row key={at} title={<span className="said">{text}</span>} />
                ))}
              </Rows>
            )}
          </Stack>
        </Card>
      ))}
    </Stack>
  );
}
