import type { Paper } from '@trellis/core/reporting';
import { Answer } from '@trellis/ui/answer';
import { Card } from '@trellis/ui/card';
import { Columns, Stack } from '@trellis/ui/layout';
import { Section } from '@trellis/ui/section';
import type { ReactNode } from 'react';
import type { RowsOf } from './cell-shown.tsx';
import { cellWords } from '../../cell-words.ts';
import { ROUNDING, standing } from '../../standing.ts';
import { PaperBlock } from './paper-block.tsx';
import { blocksShown, sectionLines } from './paper-layout.ts';

type PaperSection = Paper['sections'][number];

export interface PaperViewProps {
  readonly paper: Paper;
  readonly rowsOf: RowsOf;
  /** Under the answer: files, and what can be done with the report. */
  readonly actions?: ReactNode;
  /** What follows a section, by its id: questions put to it, a way to act. */
  readonly after?: Readonly<Record<string, ReactNode>>;
}

/** A report as it is read: the answer first, then its sections. It works nothing out. */
export function PaperView({ paper, rowsOf, actions, after = {} }: PaperViewProps) {
  return (
    <>
      <Answer
        context={paper.context}
        title={paper.lead}
        more={paper.detail === '' ? undefined : paper.detail}
        figures={paper.figures.map(({ value, label }) => ({
          value: cellWords(value),
          label,
          href: 'behind' in value && value.behind !== undefined ? rowsOf?.(value.behind) : undefined,
        }))}
      />
      <div className="paper-head">
        {actions}
        <p className="small muted">{`${standing(paper)} ${ROUNDING}`}</p>
      </div>
      {sectionLines(paper.sections).map((line) =>
        line.length === 2 ? (
          <Columns key={line[0]!.id} kind="two" spaced>
            {line.map((section) => (
              <PaperSection key={section.id} section={section} rowsOf={rowsOf} after={after[section.id]} />
            ))}
          </Columns>
        ) : (
          <PaperSection key={line[0]!.id} section={line[0]!} rowsOf={rowsOf} after={after[line[0]!.id]} />
        ),
      )}
    </>
  );
}

function PaperSection({
  section,
  rowsOf,
  after,
}: {
  readonly section: PaperSection;
  readonly rowsOf: RowsOf;
  readonly after: ReactNode;
}) {
  return (
    <Section id={section.id} title={section.title} aside={section.note}>
      <Card>
        <Stack gap="wide">
          {blocksShown(section.blocks).map((shown, at) => (
            <PaperBlock
              key={'id' in shown.block ? shown.block.id : `${shown.block.kind} ${at}`}
              {...shown}
              rowsOf={rowsOf}
            />
          ))}
          {after}
        </Stack>
      </Card>
    </Section>
  );
}
