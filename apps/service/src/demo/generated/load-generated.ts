import { localDate, record, type Context, type Stores } from '@trellis/core';
import { askForRejudging } from '@trellis/core/compliance';
import { mergePersons } from '@trellis/core/people';
import { operatorActor, type Installation } from '@trellis/host';
import {
  createStores,
  gatherStatistics,
  rejudge,
  saveHistory,
  type Binding,
  type PartnershipRow,
} from '@trellis/store';
import { planAgencies } from './agency-plan.ts';
import { calendarOfFiles } from './calendar-of-files.ts';
import { headcountsOf } from './headcounts.ts';
import { loadRules } from './load-rules.ts';
import type { MadePerson } from './made-person.ts';
import { peopleOf } from './people.ts';

/** What to generate. */
export interface PartnershipToGenerate {
  readonly partnership: PartnershipRow;
  readonly people: number;
  readonly seed: number;
  /** Told how far it is. */
  readonly onProgress?: (words: string) => void;
}

/** How many people are stored at a time, so that memory does not grow with the partnership. */
const CHUNK = 2000;

const ACTION = 'people.generate';

/**
 * Fills an empty partnership with six years of records of invented people, and judges them. One that was filled before is left as it is; one whose
 * filling was cut short is filled, or judged, now.
 *
 * @returns whether anything was done
 */
export async function loadGenerated(installation: Installation, wanted: PartnershipToGenerate): Promise<boolean> {
  const { partnership, people, seed, onProgress = () => undefined } = wanted;
  const actor = operatorActor('demo');
  const isWhole = await installation.act(partnership.id, actor, async (ctx) => {
    const { rows } = await ctx.store.audit.entries({ action: ACTION }, { limit: 1 });
    return rows.length > 0;
  });
  if (isWhole) return false;
  // Rules first, in a transaction of their own: while there is nobody, they are in force at once.
  await installation.act(partnership.id, actor, async (ctx) => {
    if ((await ctx.store.people.agencies()).length > 0) return;
    onProgress('rules');
    await loadRules(momentsOf(installation, ctx, partnership), {
      packs: installation.plugins.packs.map(({ pack }) => pack),
      ...planOf(ctx, wanted),
    });
  });
  await installation.act(partnership.id, actor, async (ctx) => {
    if ((await ctx.store.people.peopleIn()).length === 0) await loadRecords(installation, ctx, wanted);
  });
  onProgress('statistics');
  await gatherStatistics(installation.database.owner);
  await installation.act(partnership.id, actor, (ctx) => mergeKnownTwice(ctx, wanted));
  await judgeEverybody(installation, wanted);
  await gatherStatistics(installation.database.owner);
  await installation.act(partnership.id, actor, (ctx) =>
    record(ctx, {
      action: ACTION,
      subject: { kind: 'partnership', id: partnership.publicId },
      after: { people, seed },
    }),
  );
  return true;
}

/** In bulk, as after a change of rules: everybody is judged beside each other and put in force at once. */
async function judgeEverybody(
  installation: Installation,
  { partnership, onProgress = () => undefined }: PartnershipToGenerate,
): Promise<void> {
  const { database, cipher, now } = installation;
  await installation.act(partnership.id, operatorActor('demo'), (ctx) => askForRejudging(ctx));
  const outcome = await rejudge({
    database,
    partnershipId: partnership.id,
    cipher,
    now: () => now().toISOString(),
    onProgress: (done, of) => onProgress(`${done} of ${of} judged`),
  });
  if (outcome !== 'done' && outcome !== 'nothing') throw new Error(`The people could not be judged: ${outcome}.`);
}

type Writing = Context<Stores> & { readonly tx: Binding['tx'] };

/** The same for the same size, seed and day. */
function planOf({ now, timeZone }: Writing, { people, seed }: PartnershipToGenerate) {
  return { agencies: planAgencies(people, seed), calendar: calendarOfFiles(localDate(now, timeZone)) };
}

function bindingOf(
  { cipher }: Installation,
  { tx, timeZone }: Writing,
  { id: partnershipId }: PartnershipRow,
): (now: string) => Binding {
  return (now) => ({ tx, partnershipId, now, timeZone, cipher });
}

/** The same transaction at another moment. */
function momentsOf(installation: Installation, ctx: Writing, partnership: PartnershipRow) {
  const bindingAt = bindingOf(installation, ctx, partnership);
  return (now: string): Context<Stores> => ({ ...ctx, now, store: createStores(ctx.tx, bindingAt(now)) });
}

async function loadRecords(installation: Installation, ctx: Writing, wanted: PartnershipToGenerate): Promise<void> {
  const { partnership, people, seed, onProgress = () => undefined } = wanted;
  const at = momentsOf(installation, ctx, partnership);
  const binding = bindingOf(installation, ctx, partnership)(ctx.now);
  const { agencies, calendar } = planOf(ctx, wanted);
  const heads = headcountsOf(agencies, calendar, seed);
  let done = 0;
  for (const agency of agencies)
    for (const chunk of chunksOf(peopleOf(agency, { seed, agencies, calendar }))) {
      await ctx.store.people.savePeople(chunk.map(({ person }) => person));
      await saveHistory(binding, {
        posts: chunk.flatMap(({ posts }) => posts),
        evidence: chunk.flatMap(({ evidence }) => evidence),
      });
      for (const made of chunk) heads.add(made);
      done += chunk.length;
      onProgress(`${done} of ${people} people`);
    }
  for (const [moment, returns] of heads.returns()) await at(moment).store.reporting.saveReturns(returns);
}

/**
 * Merges the records of whoever came under two staff numbers, unless that is done. In a transaction after that of the records, and once there are
 * statistics of them: without, each merge reads all of them.
 */
async function mergeKnownTwice(ctx: Writing, wanted: PartnershipToGenerate): Promise<void> {
  if ((await ctx.store.people.merges({ limit: 1 })).rows.length > 0) return;
  const { agencies, calendar } = planOf(ctx, wanted);
  for (const agency of agencies)
    for (const { person, isAlso } of peopleOf(agency, { seed: wanted.seed, agencies, calendar }))
      if (isAlso !== undefined)
        await mergePersons(ctx, {
          keptId: isAlso,
          mergedId: person.id,
          why: 'The same person under two staff numbers',
        });
}

function* chunksOf(made: Iterable<MadePerson>): Generator<readonly MadePerson[]> {
  let chunk: MadePerson[] = [];
  for (const each of made) {
    chunk.push(each);
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
