import type { Choice } from '@trellis/ui/select-field';

interface PackGiven {
  readonly id: string;
  readonly frameworks: readonly {
    readonly audiences: readonly { readonly id: string; readonly title: string; readonly number?: number | null }[];
  }[];
}

interface PacksGiven {
  readonly packs: readonly PackGiven[];
  readonly activations: readonly { readonly packId: string }[];
}

/** The groups of the packs at work, each once: "Group 4: ...". */
export function audienceChoices({ packs, activations }: PacksGiven): readonly Choice[] {
  const atWork = new Set(activations.map(({ packId }) => packId));
  const titles = new Map(
    packs
      .filter(({ id }) => atWork.has(id))
      .flatMap(({ frameworks }) => frameworks.flatMap(({ audiences }) => audiences))
      .map((audience) => [
        audience.id,
        audience.number === undefined || audience.number === null
          ? audience.title
          : `Group ${audience.number}: ${audience.title}`,
      ]),
  );
  return [...titles].map(([value, label]) => ({ value, label }));
}
