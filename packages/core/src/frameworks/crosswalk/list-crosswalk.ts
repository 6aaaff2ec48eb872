import type { Context } from '../../context.ts';
import { pageOfAll, type Page, type PageRequest } from '../../paging.ts';
import type { CrosswalkRow, Equivalence } from './crosswalk.ts';
import type { Pack } from '../schema.ts';
import type { FrameworksStores } from '../store.ts';

/** A row of a pack's crosswalk, and what the partnership decided on it so far. */
export interface CrosswalkListed extends CrosswalkRow {
  readonly pack: Pick<Pack, 'id' | 'version' | 'title' | 'status'>;
  /** What some pack calls it; absent where none has it any more. */
  readonly fromTitle?: string | undefined;
  /** Of an award of somebody else. */
  readonly issuer?: string | undefined;
  readonly toTitles: readonly string[];
  /** Those that stand. */
  readonly decisions: readonly Equivalence[];
}

/** What the packs propose of earlier versions and awards of others, by pack and id, with what was decided on each. */
export async function crosswalk(ctx: Context<FrameworksStores>, page: PageRequest): Promise<Page<CrosswalkListed>> {
  const packs = await ctx.store.frameworks.packs();
  const decided = (await ctx.store.frameworks.equivalences()).filter((each) => !each.isTakenBack);
  const names = namesOf(packs);
  const rows = packs.flatMap(({ id, version, title, status, crosswalk: proposed }) =>
    proposed.map((row): CrosswalkListed => ({
      ...row,
      pack: { id, version, title, status },
      fromTitle: names.get(row.from)?.title,
      issuer: names.get(row.from)?.issuer,
      toTitles: row.to.map((each) => names.get(each)?.title ?? each),
      decisions: decided.filter((each) => each.from === row.from),
    })),
  );
  // Packs are few and in the process already; a page of them saves the reader, not the database.
  return pageOfAll(rows, page, cursorOf);
}

function cursorOf({ pack, from, to }: CrosswalkListed): string {
  return [`${pack.id}@${pack.version}`, from, ...to].join(' ');
}

/** What packs call the ids that evidence may name; the newest version of a pack has the last word. */
function namesOf(packs: readonly Pack[]): ReadonlyMap<string, { readonly title: string; readonly issuer?: string }> {
  return new Map(
    packs.flatMap(({ frameworks, requirements, awards }) => [
      ...frameworks.flatMap(({ levels, competencies }) =>
        [...levels, ...competencies].map(({ id, title }) => [id, { title }] as const),
      ),
      ...requirements.map(({ id, title }) => [id, { title }] as const),
      ...awards.map(({ id, title, issuer }) => [id, { title, issuer }] as const),
    ]),
  );
}
