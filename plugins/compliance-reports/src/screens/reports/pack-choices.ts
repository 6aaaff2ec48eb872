import type { Choice } from '@trellis/ui/select-field';

interface PackGiven {
  readonly id: string;
  readonly title: string;
  readonly requirements: readonly unknown[];
}

/** The packs that ask something and are at work, each once, by title: what a report can be limited to. */
export function packChoices({
  packs,
  activations,
}: {
  readonly packs: readonly PackGiven[];
  readonly activations: readonly { readonly packId: string }[];
}): readonly Choice[] {
  const atWork = new Set(activations.map(({ packId }) => packId));
  const titles = new Map(
    packs
      .filter(({ id, requirements }) => atWork.has(id) && requirements.length > 0)
      .map(({ id, title }) => [id, title]),
  );
  return [...titles]
    .map(([value, label]) => ({ value, label }))
    .toSorted((one, other) => one.label.localeCompare(other.label, 'en-GB'));
}
