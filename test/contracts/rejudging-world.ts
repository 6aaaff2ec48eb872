import type { Agency, Person, Post } from '@trellis/core/people';
import type { CalendarDate, Context, Stores } from '@trellis/core';
import { complianceReport, JUDGING_OPTIONS } from '@trellis/core/compliance';
import { activatePack, installPacks } from '@trellis/core/frameworks';
import { saveOverride } from '@trellis/core/pathways';
import { createInstallation, operatorActor, type Installation } from '@trellis/host';
import { packLondon } from '@trellis/pack-london';
import { loadPlugins } from '@trellis/plugin';
import { auditJudgements, createPartnership, rejudge, type RejudgeOptions } from '@trellis/store';
import { createTestDatabase, type TestDatabase } from '@trellis/store/testing';

/** More than are judged in one request. */
export const PEOPLE = 2_200;

const DAYS: readonly CalendarDate[] = ['2021-06-15', '2024-02-29', '2026-06-01', '2027-01-31'];
const actor = operatorActor('test');

/** A partnership with one large agency and no service at work, so that a test says when everybody is judged again. */
export interface RejudgingWorld extends AsyncDisposable {
  readonly database: TestDatabase;
  readonly installation: Installation;
  readonly partnershipId: number;
  readonly options: RejudgeOptions;
  act<Result>(work: (ctx: Context<Stores>) => Promise<Result>): Promise<Result>;
  /** Everything that is answered of some days, as text, and the moment of it. */
  answers(knownAt?: string): Promise<{ readonly text: string; readonly at: string }>;
  /** The large agency asks for everything so often from a day. */
  ask(intervalMonths: number, from?: CalendarDate): Promise<void>;
  /** Somebody learnt something. */
  learn(number: number): Promise<void>;
  differing(): Promise<number>;
  rejudge(more?: Partial<RejudgeOptions>): ReturnType<typeof rejudge>;
}

export async function openRejudgingWorld(): Promise<RejudgingWorld> {
  let moment = Date.parse('2026-06-01T09:00:00.000Z');
  const now = () => new Date((moment += 7));
  const database = await createTestDatabase();
  const plugins = loadPlugins({ packLondon: packLondon() }, { version: '0.1.0' });
  const installation = createInstallation({
    database,
    plugins,
    now,
    settings: {
      publicUrl: 'http://localhost:3000',
      secret: 'the secret of a test, and of nothing else',
      allowLocalPlatforms: false,
      privateHosts: [],
    },
  });
  const { id: partnershipId } = await createPartnership(database.owner, { publicId: 'north', name: 'North' });
  const act: RejudgingWorld['act'] = (work) => installation.act(partnershipId, actor, work);
  const packs = plugins.packs.map(({ pack }) => pack);
  // As a first load does it: the rules and the people whom they concern in one.
  await act(async (ctx) => {
    await installPacks(ctx, packs);
    for (const { id: packId, version } of packs)
      await activatePack(ctx, { packId, version, from: null, to: null, readings: {} }, JUDGING_OPTIONS);
    await bringPeople(ctx);
  });
  let learnt = 0;
  const options: RejudgeOptions = {
    database,
    partnershipId,
    cipher: installation.cipher,
    now: () => now().toISOString(),
  };
  return {
    database,
    installation,
    partnershipId,
    options,
    act,
    answers: (knownAt) =>
      act(async (ctx) => {
        const answers: unknown[] = [];
        for (const asAt of DAYS) {
          const { knownAt: _moment, ...report } = await complianceReport(ctx, { asAt, knownAt });
          answers.push(report);
        }
        answers.push(await ctx.store.compliance.trend({ all: true }, { dates: DAYS, by: ['requirement'], knownAt }));
        return { text: JSON.stringify(answers), at: ctx.now };
      }),
    async ask(intervalMonths, from = '2020-01-01') {
      const why = 'asked for by a test';
      await act((ctx) =>
        saveOverride(ctx, { agencyId: 'large' as Agency['id'], intervalMonths, from, to: null, why, document: why }),
      );
    },
    learn: (number) =>
      act(async (ctx) => {
        learnt += 1;
        const personId = `p${number}` as Person['id'];
        const achievedOn = `2025-0${1 + (number % 9)}-15`;
        await ctx.store.evidence.save([
          {
            id: `l${learnt}` as never,
            personId,
            kind: 'completion',
            satisfies: ['LCF-L2'],
            achievedOn,
            withdrawn: false,
          },
        ]);
        ctx.touch([personId]);
      }),
    async differing() {
      const found = await auditJudgements(options);
      if (found.spans < PEOPLE || found.cells === 0) throw new Error('Nothing was judged.');
      return found.wrongSpans + found.missingSpans + found.wrongCells;
    },
    rejudge: (more) => rejudge({ ...options, ...more }),
    [Symbol.asyncDispose]: () => database.close(),
  };
}

async function bringPeople(ctx: Context<Stores>): Promise<void> {
  const { people, evidence } = ctx.store;
  await people.saveAgencies([
    { id: 'large', ref: 'L', name: 'Large', kind: 'council' },
    { id: 'small', ref: 'S', name: 'Small', kind: 'gp' },
  ] as Agency[]);
  const numbers = Array.from({ length: PEOPLE }, (_, number) => number);
  const idOf = (number: number) => `p${number}` as Person['id'];
  await people.savePeople(
    numbers.map((number) => ({
      id: idOf(number),
      givenName: 'Ann',
      familyName: `Baker ${number}`,
      formerNames: [],
      staffNumbers: [],
    })),
  );
  const post = (number: number, agencyId: string): Post => ({
    id: `${agencyId}-${number}` as Post['id'],
    personId: idOf(number),
    agencyId: agencyId as Agency['id'],
    audiences: [`LCF-G${1 + (number % 6)}`],
    flags: [],
    startsOn: `20${15 + (number % 8)}-03-0${1 + (number % 9)}`,
    ...(number % 10 === 0 ? { endsOn: '2025-12-31' } : {}),
  });
  await people.savePosts(
    numbers.flatMap((number) => [post(number, 'large'), ...(number % 12 === 0 ? [post(number, 'small')] : [])]),
  );
  await evidence.save(
    numbers
      .filter((number) => number % 3 !== 0)
      .map((number) => ({
        id: `e${number}` as never,
        personId: idOf(number),
        kind: 'completion',
        satisfies: [`LCF-L${1 + (number % 4)}`],
        achievedOn: `20${20 + (number % 6)}-1${number % 3}-11`,
        withdrawn: false,
      })),
  );
  ctx.touch(numbers.map(idOf));
}
