import { Card } from '@trellis/ui/card';
import { Disclosure } from '@trellis/ui/disclosure';
import { Row, Rows } from '@trellis/ui/rows';
import { StateMark } from '@trellis/ui/state-mark';
import type { ReactNode } from 'react';
import { useDraft } from './draft-context.tsx';
import { DraftGivingUp, DraftNotice } from './draft-notice.tsx';
import { DraftExtras, DraftName, DraftPoints } from './draft-others.tsx';
import { DraftPayers } from './draft-payers.tsx';
import { DraftFree, DraftLength, DraftTiers } from './draft-prices.tsx';
import { faultsIn } from './draft-tree.ts';
import { many } from '@trellis/ui/plural-words';

interface Part {
  readonly title: string;
  readonly text: string;
  /** What of a policy stands in it. */
  readonly holds: readonly string[];
  readonly form: ReactNode;
}

const PARTS: readonly Part[] = [
  {
    title: 'Name',
    text: 'What it is called, which area it is for, and which day decides the price.',
    holds: ['title', 'areaTitle', 'priceOf', 'chargedAt', 'source', 'id', 'version', 'currency'],
    form: <DraftName />,
  },
  {
    title: 'Tiers and prices',
    text: 'What a place costs, and one that is not used.',
    holds: ['tiers'],
    form: <DraftTiers />,
  },
  {
    title: 'Who is in which tier',
    text: 'By kind of agency, area and turnover, in order.',
    holds: ['rows', 'severalRows', 'everybodyElse', 'turnoverBands'],
    form: <DraftPayers />,
  },
  {
    title: 'Free courses',
    text: 'Which, and for whom; kinds of course without a price.',
    holds: ['freeCourses', 'unpriced'],
    form: <DraftFree />,
  },
  {
    title: 'Length of courses',
    text: 'Half days, full days, several sessions.',
    holds: ['length'],
    form: <DraftLength />,
  },
  {
    title: 'Notice',
    text: 'How much, how it is counted, and bank holidays.',
    holds: ['notice', 'calendar'],
    form: <DraftNotice />,
  },
  {
    title: 'Giving a place up',
    text: 'Who may, how, who may come instead; arriving late, moved courses.',
    holds: ['cancelling', 'substitutes', 'waitingList', 'lateArrival', 'moved', 'organiserCancels'],
    form: <DraftGivingUp />,
  },
  {
    title: 'Waivers, other costs and holds',
    text: 'Reasons to waive, costs besides the place, charges that wait.',
    holds: ['waiverReasons', 'extraCosts', 'holds'],
    form: <DraftExtras />,
  },
  {
    title: 'Open points',
    text: 'What the document leaves open, and how you read it.',
    holds: ['options'],
    form: <DraftPoints />,
  },
];

/** Every part of a draft, each opening in place and saying how much in it is still to be put right. */
export function DraftParts() {
  const { findings } = useDraft();
  return (
    <Card title="The price list">
      <Rows label="Parts of the price list">
        {PARTS.map(({ title, text, holds, form }) => {
          const faults = faultsIn(findings, holds);
          return (
            <Row
              key={title}
              title={title}
              text={text}
              end={
                faults === 0 ? undefined : (
                  <StateMark state="due-soon" look="small">
                    {many(faults, 'field')} to put right
                  </StateMark>
                )
              }
            >
              <Disclosure
                summary={
                  <>
                    Change<span className="vh"> {title}</span>
                  </>
                }
              >
                {form}
              </Disclosure>
            </Row>
          );
        })}
      </Rows>
    </Card>
  );
}
