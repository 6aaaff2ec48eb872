import type { ComplianceReport, State } from '@trellis/core/compliance';
import { Card } from '@trellis/ui/card';
import { Disclosure } from '@trellis/ui/disclosure';
import { EmptyState } from '@trellis/ui/empty-state';
import { Key } from '@trellis/ui/key';
import { count, longDate } from '@trellis/ui/long-date';
import { Section } from '@trellis/ui/section';
import { BarList, StackedBar } from '@trellis/ui/stacked-bar';
import { states, stateWords } from '@trellis/ui/state-mark';
import { Table, type Column } from '@trellis/ui/table';
import { requirementLines, type RequirementLine } from './requirement-lines.ts';

export interface RequirementBarsProps {
  readonly report: ComplianceReport;
  /** The address of the rows behind a count; absent where there are none for the reader. */
  readonly hrefOf?: ((requirement: string, state: State) => string) | undefined;
}

/** Every requirement with its posts by state, as bars and as a table. */
export function RequirementBars({ report, hrefOf }: RequirementBarsProps) {
  const lines = requirementLines(report);
  if (lines.length === 0)
    return (
      <EmptyState
        level={2}
        title="Nothing to count yet"
        text="Figures appear once people are on record and it is known which groups their job titles belong to."
      />
    );
  return (
    <Section title="Every requirement, by state" aside={`As at ${longDate(report.asAt)}`}>
      <Card>
        <BarList>
          {lines.map((line) => (
            <StackedBar
              key={line.requirement}
              title={line.title}
              note={`${line.asks === '' ? '' : `Asked for ${line.asks}. `}${count(line.total)} ${line.total === 1 ? 'post' : 'posts'}`}
              counts={states.map((state) => ({
                state,
                count: line.counts[state],
                ...(hrefOf === undefined ? {} : { href: hrefOf(line.requirement, state) }),
              }))}
              total={line.total}
            />
          ))}
        </BarList>
        <Key items={['current', 'upcoming', 'exempt', 'due-soon', 'overdue', 'unknown']} />
        <Disclosure summary="Show these figures as a table">
          <Table
            caption="Posts by requirement and state"
            quietCaption
            rows={lines}
            rowKey={(line) => line.requirement}
            columns={COLUMNS}
          />
        </Disclosure>
      </Card>
    </Section>
  );
}

const COLUMNS: readonly Column<RequirementLine>[] = [
  { key: 'title', header: 'Requirement', heading: true, cell: (line) => line.title },
  ...states.map((state): Column<RequirementLine> => ({
    key: state,
    header: stateWords[state],
    kind: 'number',
    cell: (line) => count(line.counts[state]),
  })),
];
