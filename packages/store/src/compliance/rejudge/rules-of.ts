import { readyRules, ruleRecords, type RuleRecords, type RulesOfPartnership } from '@trellis/core/compliance';
import { sql, type Transaction } from 'kysely';
import type { Cipher } from '../../cipher.ts';
import { createStores } from '../../stores.ts';
import type { Tables } from '../../tables.ts';

/** Rules to judge everybody by, as one transaction sees them. */
export interface RulesSeen {
  readonly rules: RulesOfPartnership;
  /** The id of the rules that are written down. */
  readonly rulesId: string | null;
  /** Since when spans are known that do not say it: microseconds since 2000-01-01, as two halves. */
  readonly rejudgedAt: readonly [high: number, low: number];
}

/** @param which - `written`: those that everybody is to be judged by; `in force`: those that everybody was judged by */
export async function rulesOf(
  tx: Transaction<Tables>,
  partnership: { readonly partnershipId: number; readonly cipher: Cipher; readonly now: string },
  which: 'written' | 'in force',
): Promise<RulesSeen> {
  const store = createStores(tx, partnership);
  const { rows } = await sql<{ rules_id: string; held: RuleRecords | null; high: number; low: number }>`
    select rules_id, held, (known >> 32)::int as high, ((known << 32) >> 32)::int as low
    from (select *, coalesce((extract(epoch from rejudged_at) * 1000000)::bigint - 946684800000000, 0) as known from judging) j`.execute(
    tx,
  );
  const seen = rows[0];
  const records = (which === 'in force' ? seen?.held : undefined) ?? (await ruleRecords({ store }));
  return {
    rules: readyRules(await store.frameworks.packs(), records),
    rulesId: seen?.rules_id ?? null,
    rejudgedAt: [seen?.high ?? 0, seen?.low ?? 0],
  };
}
