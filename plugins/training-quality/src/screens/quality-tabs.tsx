import { useLink } from '@trellis/plugin/screens';
import { Tabs } from '@trellis/ui/tabs';
import { partsFor, type QualityPart } from './quality-parts.ts';
import { useMayDo } from './who-may.ts';

/** The parts of training quality that the reader may open, each with its own address. */
export function QualityTabs({ current }: { readonly current: QualityPart }) {
  const link = useLink();
  const parts = partsFor(useMayDo());
  if (parts.length < 2) return null;
  return (
    <Tabs
      label="Quality"
      items={parts.map(({ path, label }) => ({ href: link(path), label, current: path === current }))}
    />
  );
}
