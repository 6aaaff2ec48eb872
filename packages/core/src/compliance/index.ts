export {
  AsAtQuestion,
  ComplianceReport,
  complianceReport,
  everyJudgedRow,
  judgedRows,
  RowShown,
  RowsPage,
  RowsQuestion,
} from './agency-answer.ts';
export { answer, judgingOptions, type Rules } from './answer.ts';
export { asksWords, lengthWords } from './asks-words.ts';
export { CourseAnswer, courseAnswer, type CourseAsked } from './course-answer.ts';
export { fixing, FixingAnswer } from './fixing.ts';
export { COUNTED_STATES, countedIn, CountRow, countsTogether, type CountsByState } from './count-row.ts';
export { CountsFor, ifCompleted, type MightComplete } from './if-completed.ts';
export { type JudgedPost, type Life } from './judge-input.ts';
export { judgePeople } from './judge-people.ts';
export { judge, type JudgedSpan } from './judge.ts';
export {
  type EvidenceRecord,
  type Judge,
  type JudgingByRules,
  type JudgingStore,
  type LifeRecord,
  type LivesFilter,
  type PostRecord,
  type RulesFound,
} from './judging-store.ts';
export { everyLife, lifeOf, type JudgedLife, type StoredLife } from './lives.ts';
export { latestRejudging, Rejudging } from './rejudging.ts';
export { loadRules, readyRules, ruleRecords, type RuleRecords, type RulesOfPartnership } from './rules.ts';
export { JUDGE_EDITION } from './judge-edition.ts';
export { askForRejudging, askWhereJudgeChanged, settleJudgements } from './settle-judgements.ts';
export { JUDGING_OPTIONS } from './options.ts';
export { judgeBy, judgeLife, spansOfLife, type LifeSpans } from './life-spans.ts';
export { PathwayRow } from './pathway-rows.ts';
export { myPathway, pathwayOf, PersonAnswer } from './person-answer.ts';
export { Answer, Question, RequirementAnswer } from './question.ts';
export { Basis, Because, NOT_JUDGED, RowsSort, Span, State, WHOLE, type ComplianceErrorCode } from './schema.ts';
export {
  type AsAt,
  type ComplianceStore,
  type ReachRow,
  type StateCounts,
  type TrendQuestion,
  type TrendRow,
  type ComplianceStores,
  type JudgedRow,
  type PostTotals,
  type RowsFilter,
  type StateCount,
  type StoredSpan,
} from './store.ts';
export { comparePost, type Lapse, type PostCompared } from './what-if/lapses.ts';
export { changedRules, type ChangedRules, type DatedChange } from './what-if/changed-rules.ts';
export { Change, LapseShown, LapsesPage, MONTHS_AHEAD, NamesQuestion, Proposal, WhatIf } from './what-if/schema.ts';
export { simulate, SIMULATING } from './what-if/simulate.ts';
export { simulatedNames } from './what-if/simulated-names.ts';
