export {
  AsAtQuestion,
  ComplianceReport,
  complianceReport,
  everyJudgedRow,
  judgedRows,
  type CountedReport,
  RowShown,
  RowsPage,
  RowsQuestion,
} from './answers/agency-answer.ts';
export { answer, judgingOptions, type Rules } from './answers/answer.ts';
export { asksWords } from './rules/asks-words.ts';
export { CourseAnswer, courseAnswer, type CourseAsked } from './answers/course-answer.ts';
export { fixing, FixingAnswer } from './answers/fixing.ts';
export { CountRow, CountsShown, countsShown, type CountedRow } from './answers/count-row.ts';
export { CountsFor, ifCompleted, type MightComplete } from './answers/if-completed.ts';
export { type JudgedPost, type Life } from './judge/judge-input.ts';
export { judgePeople } from './rejudge/judge-people.ts';
export { judge, type JudgedSpan } from './judge/judge.ts';
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
export { everyLife, lifeOf, type JudgedLife, type StoredLife } from './lives/lives.ts';
export { latestRejudging, Rejudging } from './rejudge/rejudging.ts';
export { loadRules, readyRules, ruleRecords, type RuleRecords, type RulesOfPartnership } from './rules/rules.ts';
export { JUDGE_EDITION } from './judge/judge-edition.ts';
export { askForRejudging, askWhereJudgeChanged, settleJudgements } from './rejudge/settle-judgements.ts';
export { JUDGING_OPTIONS } from './judge/options.ts';
export { judgeBy, judgeLife, spansOfLife, type LifeSpans } from './lives/life-spans.ts';
export { PathwayRow } from './answers/pathway-rows.ts';
export { myPathway, pathwayOf, PersonAnswer } from './answers/person-answer.ts';
export { Answer, Question, RequirementAnswer } from './answers/question.ts';
export { Basis, Because, NOT_JUDGED, RowsSort, Span, State, WHOLE, type ComplianceErrorCode } from './schema.ts';
export { countedIn, countsTogether, NOBODY, type StateCounts } from './state-counts.ts';
export {
  type AsAt,
  type ComplianceStore,
  type ReachRow,
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
