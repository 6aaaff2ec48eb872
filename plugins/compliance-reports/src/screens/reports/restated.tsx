import type { TableBlock } from '@trellis/core/reporting';
import { Card } from '@trellis/ui/card';
import { Stack } from '@trellis/ui/layout';
import { Section } from '@trellis/ui/section';
import { PaperTable } from '../paper/paper-table.tsx';

/** The published figures beside what is known today of the same day, and why they differ. */
export function Restated({
  restated,
}: {
  readonly restated: { readonly table: TableBlock; readonly sentence: string };
}) {
  return (
    <Section id="restated" title="What we know today of the same day">
      <Card>
        <Stack gap="wide">
          <p className="measure">{restated.sentence}</p>
          {restated.table.rows.length === 0 ? null : <PaperTable table={restated.table} rowsOf={undefined} />}
        </Stack>
      </Card>
    </Section>
  );
}
