import type { PeopleStore } from '@trellis/core/people';
import type { Binding } from '../binding.ts';
import { agencies, lockAgencies, saveAgencies } from './agencies.ts';
import { cases, matchCases, run, runs, saveCases, saveRun } from './imports.ts';
import { candidates, identified, people, savePeople } from './persons.ts';
import { lockPeople } from './lock-people.ts';
import { merge, mergeClashes, merges, moveRecords, returnRecords, saveMerge } from './merges.ts';
import { peopleIn, post, postsOf, savePosts } from './posts.ts';
import { searchPeople } from './search.ts';

/** People, agencies, posts and imports of one partnership. */
export function createPeopleStore(binding: Binding): PeopleStore {
  return {
    agencies: () => agencies(binding),
    saveAgencies: (saved) => saveAgencies(binding, saved),
    lockAgencies: (refs) => lockAgencies(binding, refs),

    person: async (id) => (await people(binding, [id]))[0],
    people: (ids) => people(binding, ids),
    candidates: (agencyIds, workEmails) => candidates(binding, agencyIds, workEmails),
    identified: (staffNumbers, workEmails) => identified(binding, staffNumbers, workEmails),
    savePeople: (persons) => savePeople(binding, persons),
    search: (scope, query, page) => searchPeople(binding, scope, query, page),

    post: (id) => post(binding, id),
    postsOf: (ids) => postsOf(binding, ids),
    peopleIn: (agencyIds) => peopleIn(binding, agencyIds),
    savePosts: (posts) => savePosts(binding, posts),

    lockPeople: (ids) => lockPeople(binding, ids),
    mergeClashes: (keptId, mergedId) => mergeClashes(binding, keptId, mergedId),
    moveRecords: (keptId, mergedId) => moveRecords(binding, keptId, mergedId),
    returnRecords: (undone) => returnRecords(binding, undone),
    saveMerge: (saved, moved) => saveMerge(binding, saved, moved),
    merge: (id) => merge(binding, id),
    merges: (page, personId) => merges(binding, page, personId),

    saveCases: (saved) => saveCases(binding, saved),
    matchCases: (ids) => matchCases(binding, ids),
    matchCase: async (id) => (await matchCases(binding, [id]))[0],
    cases: (scope, filter, page) => cases(binding, scope, filter, page),

    saveRun: (saved) => saveRun(binding, saved),
    run: (id) => run(binding, id),
    runs: (page, startedBy) => runs(binding, page, startedBy),
  };
}
