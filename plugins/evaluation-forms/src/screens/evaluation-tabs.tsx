import { useLink, useSession } from '@trellis/plugin/screens';
import { Tabs } from '@trellis/ui/tabs';
import { mayEvaluate } from './who-may.ts';

/** The address of a part of evaluation. */
export type EvaluationPart = '/evaluation' | '/evaluation/comments' | '/evaluation/forms';

/** The parts of evaluation that the reader may open, each with its own address. */
export function EvaluationTabs({ current }: { readonly current: EvaluationPart }) {
  const link = useLink();
  if (!mayEvaluate(useSession()).isCoordinating) return null;
  const parts: readonly { readonly path: EvaluationPart; readonly label: string }[] = [
    { path: '/evaluation', label: 'What they said' },
    { path: '/evaluation/comments', label: 'Comments' },
    { path: '/evaluation/forms', label: 'Forms' },
  ];
  return (
    <Tabs
      label="Evaluation"
      items={parts.map(({ path, label }) => ({ href: link(path), label, current: path === current }))}
    />
  );
}
