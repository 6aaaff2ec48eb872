import { whoDecided, deciderOf, type DecidedBy } from '../../access/who-decided.ts';
import type { AccessStores } from '../../access/store.ts';
import { record, type Context } from '../../context.ts';
import { DomainError } from '../../errors.ts';
import type { Page, PageRequest } from '../../paging.ts';
import type { PeopleStores } from '../../people/store.ts';
import { agencyScope, PARTNERSHIP_ROLES } from '../../scope.ts';
import type { Equivalence } from './crosswalk.ts';
import { knownToSatisfy } from '../known-ids.ts';
import type { FrameworksErrorCode, Pack } from '../schema.ts';
import type { FrameworksStores, LoggedEquivalence } from '../store.ts';

/**
 * Decides what evidence that names one id is worth under others, and judges everybody anew who has such evidence.
 *
 * @param input.id - a decision to change or take back; absent: a new one
 * @throws `access.not-permitted`, `frameworks.unknown-equivalence`, `frameworks.equivalence-faults`, `frameworks.equivalence-overlaps`
 * @source house crosswalks between versions are reviewed by a person
 */
export async function decideEquivalence(
  ctx: Context<FrameworksStores>,
  input: Omit<Equivalence, 'id'> & { readonly id?: string | undefined },
): Promise<Equivalence> {
  if (!agencyScope(ctx.actor, PARTNERSHIP_ROLES).all)
    throw new DomainError('access.not-permitted', 'Only a coordinator or an administrator can decide this.');
  const decided = await ctx.store.frameworks.equivalences();
  const before = decided.find((each) => each.id === input.id);
  // What a decision is about stays, so that its history is the history of one thing.
  if (input.id !== undefined && before?.from !== input.from)
    throw new DomainError<FrameworksErrorCode>(
      'frameworks.unknown-equivalence',
      `There is no such decision on ${input.from}.`,
      { field: 'id' },
    );
  const packs = await ctx.store.frameworks.packs();
  insistOnSense(input, knownToSatisfy(packs), heldWhole(packs));
  const after: Equivalence = { ...input, id: before?.id ?? ctx.newId() };
  const clash = after.isTakenBack ? undefined : decided.find((each) => overlaps(each, after));
  if (clash)
    throw new DomainError<FrameworksErrorCode>(
      'frameworks.equivalence-overlaps',
      `What ${after.from} is worth was decided for some of these days already. End or take back that decision first.`,
      { field: 'validFrom', id: clash.id },
    );
  await ctx.changeRules({
    why: 'awards-equated',
    who: () => ctx.store.frameworks.learnersNaming([after.from]),
  });
  await ctx.store.frameworks.saveEquivalence(after, deciderOf(ctx));
  await record(ctx, {
    action: 'frameworks.decide-equivalence',
    subject: { kind: 'equivalence', id: after.id },
    before,
    after,
    why: after.why,
  });
  return after;
}

/**
 * What one piece of evidence holds at once by naming it: requirements, their aliases and levels, but not those that count hours or times, of which
 * it brings only its own.
 */
function heldWhole(packs: readonly Pack[]): ReadonlySet<string> {
  return new Set(
    packs
      .flatMap(({ requirements }) => requirements)
      .filter(({ rule }) => rule.kind !== 'hours' && rule.kind !== 'count')
      .flatMap(({ id, aliases, appliesTo }) => [
        id,
        ...aliases,
        ...(appliesTo.level === undefined ? [] : [appliesTo.level]),
      ]),
  );
}

function insistOnSense(input: Omit<Equivalence, 'id'>, known: ReadonlySet<string>, whole: ReadonlySet<string>): void {
  const refuse = (field: string, message: string): never => {
    throw new DomainError<FrameworksErrorCode>('frameworks.equivalence-faults', message, { field });
  };
  const unknown = [input.from, ...input.to].find((id) => !known.has(id));
  if (unknown !== undefined)
    refuse(unknown === input.from ? 'from' : 'to', `No pack knows ${unknown}. Only what a pack names can be compared.`);
  if (input.to.includes(input.from)) refuse('to', `${input.from} stands for itself already.`);
  const tooMuch = input.carries === 'partial' ? input.to.find((id) => whole.has(id)) : undefined;
  if (tooMuch !== undefined)
    refuse(
      'to',
      `${tooMuch} would be held as a whole. Name the competencies that it carries, or decide that it counts in full.`,
    );
  if (input.carries === 'none' && input.to.length > 0)
    refuse('to', 'What carries nothing stands for nothing: leave this empty.');
  if (input.carries !== 'none' && input.to.length === 0) refuse('to', 'Say what it carries to.');
  if (input.validFrom !== null && input.validTo !== null && input.validTo < input.validFrom)
    refuse('validTo', 'The last day is before the first.');
}

/** Whether two decisions on the same id say something of the same target, or of none, for some of the same days. */
function overlaps(one: Equivalence, other: Equivalence): boolean {
  if (one.id === other.id || one.from !== other.from || one.isTakenBack) return false;
  const isAboutTheSame = one.to.length === 0 || other.to.length === 0 || one.to.some((id) => other.to.includes(id));
  const [first, last] = ['', '9999-12-31'];
  return (
    isAboutTheSame &&
    (one.validFrom ?? first) <= (other.validTo ?? last) &&
    (other.validFrom ?? first) <= (one.validTo ?? last)
  );
}

/** An entry of the decision log with the name of who took it. */
export type EquivalenceShown = Omit<LoggedEquivalence, 'decidedBy'> & { readonly by: DecidedBy };

/** Every decision ever taken on what evidence is worth, the newest first, and by whom. */
export async function equivalenceLog(
  ctx: Context<FrameworksStores & PeopleStores & AccessStores>,
  page: PageRequest,
): Promise<Page<EquivalenceShown>> {
  const found = await ctx.store.frameworks.equivalenceLog(page);
  const who = await whoDecided(
    ctx,
    found.rows.map((row) => row.decidedBy),
  );
  return { ...found, rows: found.rows.map(({ decidedBy, ...row }) => ({ ...row, by: who(decidedBy) })) };
}
