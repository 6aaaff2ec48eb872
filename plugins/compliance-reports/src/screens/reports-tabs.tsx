import { useLink } from '@trellis/plugin/screens';
import { Tabs } from '@trellis/ui/tabs';
import { REPORTS_PARTS, type ReportsPart } from './reports-parts.ts';

/** The parts of reporting, each with its own address. */
export function ReportsTabs({ current }: { readonly current: ReportsPart }) {
  const link = useLink();
  return (
    <Tabs
      label="Reports"
      items={REPORTS_PARTS.map(({ path, label }) => ({ href: link(path), label, current: path === current }))}
    />
  );
}
