import type { ComplianceStore } from '@trellis/core/compliance';
import type { Binding } from '../binding.ts';
import { lockPeople } from '../people/lock-people.ts';
import { counts, reach, totals } from './figures.ts';
import {
  askForRejudging,
  judgedBy,
  holdRules,
  latestRejudging,
  lockJudging,
  lockRules,
  rulesInForce,
  rulesKnownAt,
} from './judging.ts';
import { judgePeople } from './judge/judge-people.ts';
import { everyRecord } from './records.ts';
import { everyRow } from './every-row.ts';
import { rows } from './rows.ts';
import { spansOf } from './spans.ts';
import { trend } from './trend.ts';

/** The judgements of one partnership. */
export function createComplianceStore(binding: Binding): ComplianceStore {
  return {
    lockPeople: (people) => lockPeople(binding, people),
    spansOf: (people, knownAt, options) => spansOf(binding, people, knownAt, options),
    counts: (sight, at, agencyId) => counts(binding, at, { sight, agencyId }),
    trend: (sight, question) => trend(binding, sight, question),
    reach: (sight, at, agencyId) => reach(binding, at, { sight, agencyId }),
    totals: (sight, at, agencyId) => totals(binding, at, { sight, agencyId }),
    rows: (filter, page) => rows(binding, filter, page),
    everyRow: (filter) => everyRow(binding, filter),
    lockJudging: (people, how) => lockJudging(binding, people, how),
    lockRules: () => lockRules(binding),
    rulesInForce: (ready) => rulesInForce(binding, ready),
    holdRules: (id, records) => holdRules(binding, id, records),
    rulesKnownAt: (knownAt) => rulesKnownAt(binding, knownAt),
    askForRejudging: (id, why) => askForRejudging(binding, id, why),
    judgedBy: () => judgedBy(binding),
    latestRejudging: () => latestRejudging(binding),
    judge: (people, by) => judgePeople(binding, people, by),
    everyRecord: (filter) => everyRecord(binding, filter),
  };
}
