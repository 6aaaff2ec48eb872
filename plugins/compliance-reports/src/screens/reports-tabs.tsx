import { useLink } from '@trellis/plugin/screens';
import { Tabs } from '@trellis/ui/tabs';
import { tabsFor, type ReportsPart } from './reports-parts.ts';
import { useMayReport } from './who-may.ts';

/** The parts of reporting that the reader may open, each with its own address. */
export function ReportsTabs({ current }: { readonly current: ReportsPart }) {
  const link = useLink();
  const parts = tabsFor(useMayReport());
  if (parts.length < 2) return null;
  return (
    <Tabs
      label="Reports"
      items={parts.map(({ path, label }) => ({ href: link(path), label, current: path === current }))}
    />
  );
}
