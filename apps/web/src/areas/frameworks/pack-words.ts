import type { Pack, PackActivation } from '@trellis/core/frameworks';
import { longDate } from '@trellis/ui/long-date';
import type { Sign } from '@trellis/ui/state-mark';

/** The versions of one pack, and what of them is at work. */
export interface PackShown {
  readonly id: string;
  /** The newest version. */
  readonly pack: Pack;
  readonly versions: readonly Pack[];
  /** In order of time. */
  readonly activations: readonly PackActivation[];
}

/** Packs by id, those at work first, then by title. */
export function packsShown(packs: readonly Pack[], activations: readonly PackActivation[]): readonly PackShown[] {
  const byId = Map.groupBy(packs, (pack) => pack.id);
  return [...byId]
    .map(([id, versions]): PackShown => ({
      id,
      pack: versions.toSorted((a, b) => b.version.localeCompare(a.version, 'en', { numeric: true }))[0]!,
      versions,
      activations: activations
        .filter((each) => each.packId === id)
        .toSorted((a, b) => (a.from ?? '').localeCompare(b.from ?? '')),
    }))
    .toSorted(
      (a, b) =>
        Number(b.activations.length > 0) - Number(a.activations.length > 0) || a.pack.title.localeCompare(b.pack.title),
    );
}

/** The activation that holds on a day, which the pack itself has to hold on too. */
export function activationOn({ pack, activations }: PackShown, day: string): PackActivation | undefined {
  if ((pack.validFrom ?? '') > day || (pack.validTo !== null && pack.validTo < day)) return undefined;
  return activations.findLast((each) => (each.from ?? '') <= day && (each.to === null || each.to >= day));
}

/** Whether a pack is at work today, as a mark. */
export function packSign(shown: PackShown, today: string): { readonly state: Sign; readonly children: string } {
  if (activationOn(shown, today) !== undefined) return { state: 'current', children: 'At work' };
  if (shown.activations.some((each) => (each.from ?? '') > today)) return { state: 'upcoming', children: 'To come' };
  if (shown.activations.length > 0) return { state: 'exempt', children: 'Ended' };
  return shown.pack.status === 'draft'
    ? { state: 'unknown', children: 'Draft' }
    : { state: 'exempt', children: 'Not at work' };
}

/** What the mark means for this pack, in a sentence. */
export function packLine(shown: PackShown, today: string): string {
  const now = activationOn(shown, today);
  if (now !== undefined) return `Version ${now.version}${sinceWords(now)}.`;
  const next = shown.activations.find((each) => (each.from ?? '') > today);
  if (next !== undefined) return `Version ${next.version} from ${longDate(next.from!)}.`;
  const last = shown.activations.at(-1);
  const until = [last?.to, last && shown.pack.validTo].filter((day) => typeof day === 'string').toSorted()[0];
  if (until !== undefined) return `Until ${longDate(until)}: for what was learnt and asked then.`;
  return shown.pack.status === 'draft'
    ? 'It was not verified at its source. Somebody has to look and confirm that by name.'
    : 'It asks nothing of anybody until it is put to work.';
}

function sinceWords({ from, to }: PackActivation): string {
  const since = from === null ? ', as far back as it is valid' : ` since ${longDate(from)}`;
  return to === null ? since : `${since}, until ${longDate(to)}`;
}

/** From when to when a pack says that it holds. */
export function validWords({ validFrom, validTo }: Pick<Pack, 'validFrom' | 'validTo'>): string {
  if (validFrom === null && validTo === null) return 'At any time';
  if (validTo === null) return `From ${longDate(validFrom!)}`;
  return validFrom === null ? `Until ${longDate(validTo)}` : `${longDate(validFrom)} to ${longDate(validTo)}`;
}

/** Where something stands in its document. */
export function sourceWords({ document, edition, section, note }: Pack['source']): string {
  if (document === 'house') return note === undefined ? 'Our own choice.' : `Our own choice: ${note}.`;
  const place = [document, edition, section].filter((part) => part !== undefined).join(', ');
  return note === undefined ? `${place}.` : `${place} (${note}).`;
}
