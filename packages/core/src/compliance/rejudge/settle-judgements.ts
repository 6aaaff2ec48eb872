import type { Context, ReasonToRejudge, RulesChange } from '../../context.ts';
import type { PersonId } from '../../ids.ts';
import { JUDGE_EDITION } from '../judge/judge-edition.ts';
import { judgeEach, judgePeople } from './judge-people.ts';
import { ruleRecords, type RuleRecords } from '../rules/rules.ts';
import type { ComplianceStores } from '../store.ts';

/** A change of the rules that concerns more people than this, beside those written with it, is judged behind the scenes. @source house some seconds of one request */
const MOST_AT_ONCE = 2000;

/** Rules as they were before a transaction changed them; `records` is absent where they are held already. */
interface RulesBefore {
  readonly id: string;
  readonly records: RuleRecords | undefined;
}

/**
 * What a transaction says of judgements while it runs, and judging at its end whoever must be, so that no reader ever sees a record without its
 * judgement.
 *
 * Everybody in a partnership is judged by the rules of one moment. A change of them that concerns few is judged here, alone; of one that concerns
 * many, or comes while many wait, the rules of before stay in force for everybody, until everybody was judged again behind the scenes.
 *
 * @source house
 */
export function settleJudgements(ctx: Omit<Context<ComplianceStores>, 'touch' | 'changeRules'>): {
  readonly hears: Pick<Context, 'touch' | 'changeRules'>;
  /** @returns everybody touched */
  readonly settle: () => Promise<readonly PersonId[]>;
} {
  const touched = new Set<PersonId>();
  const changes: RulesChange[] = [];
  let before: RulesBefore | undefined;

  return {
    hears: {
      touch(people) {
        for (const person of people) touched.add(person);
      },
      async changeRules(change) {
        changes.push(change);
        if (before !== undefined) return;
        const { id, isHeld } = await ctx.store.compliance.lockRules();
        before = { id, records: isHeld ? undefined : await ruleRecords(ctx) };
      },
    },
    async settle() {
      if (before === undefined) {
        await judgePeople(ctx, [...touched]);
        return [...touched];
      }
      const { compliance } = ctx.store;
      await compliance.lockJudging([...touched].sort(), 'alone');
      const concerned = new Set<PersonId>();
      for (const { who } of changes) for (const person of await who()) concerned.add(person);
      // Whoever was written here has to be judged now anyway; a first load brings its rules and its people together.
      const others = [...concerned].filter((person) => !touched.has(person));
      if (before.records === undefined || others.length > MOST_AT_ONCE) {
        if (before.records !== undefined) await compliance.holdRules(before.id, before.records);
        for (const { why } of changes) await compliance.askForRejudging(ctx.newId(), why);
        await judgeEach(ctx, [...touched]);
        return [...touched];
      }
      const everybody = [...new Set([...touched, ...concerned])];
      await judgeEach(ctx, everybody);
      return everybody;
    },
  };
}

/**
 * Asks for everybody to be judged again behind the scenes by the rules as they are written down.
 *
 * @source house
 */
export async function askForRejudging(
  ctx: Pick<Context<ComplianceStores>, 'store' | 'newId'>,
  why: ReasonToRejudge = 'asked-for',
): Promise<void> {
  const { compliance } = ctx.store;
  const { id, isHeld } = await compliance.lockRules();
  const records = isHeld ? undefined : await ruleRecords(ctx);
  await compliance.lockJudging([], 'alone');
  if (records !== undefined) await compliance.holdRules(id, records);
  await compliance.askForRejudging(ctx.newId(), why);
}

/**
 * Asks for the same where people were judged by an earlier edition of the judge.
 *
 * @source house
 */
export async function askWhereJudgeChanged(ctx: Pick<Context<ComplianceStores>, 'store' | 'newId'>): Promise<void> {
  if ((await ctx.store.compliance.judgedBy()) < JUDGE_EDITION) await askForRejudging(ctx, 'judge-corrected');
}
