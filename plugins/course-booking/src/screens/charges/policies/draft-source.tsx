import { Disclosure } from '@trellis/ui/disclosure';
import { Stack } from '@trellis/ui/layout';
import { useDraft } from './draft-context.tsx';
import { DraftText } from './draft-fields.tsx';
import { valueAt } from './draft-tree.ts';

/** Where a term stands in the partnership's own document: every line that rests on it says so. */
export function DraftSource({ at }: { readonly at: string }) {
  const { policy } = useDraft();
  const section = valueAt(policy, `${at}.section`);
  return (
    <Disclosure summary={`Where it stands${typeof section === 'string' ? `: ${section}` : ''}`}>
      <Stack gap="tight">
        <DraftText at={`${at}.section`} label="Section" hint="As a clerk finds it: Appendix 5, or 4.2." optional />
        <DraftText at={`${at}.document`} label="Document" />
        <DraftText at={`${at}.edition`} label="Who published it, and when" optional />
        <DraftText at={`${at}.note`} label="Note" hint="Why, where the document itself does not say." optional />
      </Stack>
    </Disclosure>
  );
}
