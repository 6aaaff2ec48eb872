import type { LmsStore } from '@trellis/core/lms';
import type { Binding } from '../binding.ts';
import { completionSums } from './completion-sums.ts';
import {
  addConnection,
  connections,
  noteHeard,
  openConnection,
  registration,
  registrationOf,
  registrationsOf,
  registrationsOfSite,
  saveConnection,
  saveConnectionInvitation,
} from './connections.ts';
import { context, contexts, noteContext } from './contexts.ts';
import { listed, listLmsCourses, lmsCourse, lmsCoursesBy, lmsCoursesById, saveLmsCourses } from './courses.ts';
import { factsBy, factsOfSubject, lockRegistration, removeFacts, saveFacts } from './facts.ts';
import { addLearners, forgetLearner, learningOf, linksOf, noteLink } from './links.ts';
import { listScores } from './list-scores.ts';
import { mapping, mappingsOf, removeMapping, saveMapping } from './mappings.ts';
import { markJoined, markPending, takePendingFacts } from './pending-facts.ts';
import {
  removeScores,
  retryScores,
  saveScores,
  score,
  scoreCounts,
  scoresDue,
  scoresOf,
  takeScores,
} from './scores.ts';
import { addTask, latestTasks, saveTask, takeTask, task } from './tasks.ts';
import {
  forgetUnsure,
  listUnsurePeople,
  removeUnsurePerson,
  saveUnsurePeople,
  unsurePeopleBy,
  unsurePerson,
} from './unsure-people.ts';

/** What LMSs told one partnership, and what goes back to them. */
export function createLmsStore(binding: Binding): LmsStore {
  return {
    connections: () => connections(binding),
    connection: async (id) => (await connections(binding, id))[0],
    addConnection: (connection, codeHash) => addConnection(binding, connection, codeHash),
    saveConnection: (connection) => saveConnection(binding, connection),
    noteHeard: (id, heard) => noteHeard(binding, id, heard),
    openConnection: (id, secret, opened) => openConnection(binding, id, secret, opened),
    saveConnectionInvitation: (invitation) => saveConnectionInvitation(binding, invitation),
    lockRegistration: (registrationId) => lockRegistration(binding, registrationId),
    registration: (id) => registration(binding, id),
    registrationsOfSite: (connectionId) => registrationsOfSite(binding, connectionId),
    registrationsOf: (connectionId) => registrationsOf(binding, connectionId),
    registrationOf: (issuer, clientId) => registrationOf(binding, issuer, clientId),

    lmsCourse: (id) => lmsCourse(binding, id),
    lmsCoursesById: (ids) => lmsCoursesById(binding, ids),
    lmsCoursesBy: (keys) => lmsCoursesBy(binding, keys),
    saveLmsCourses: (courses) => saveLmsCourses(binding, courses),
    listLmsCourses: (filter, page) => listLmsCourses(binding, filter, page),
    listed: (id) => listed(binding, id),
    mappingsOf: (lmsCourseIds) => mappingsOf(binding, lmsCourseIds),
    mapping: (id) => mapping(binding, id),
    saveMapping: (saved) => saveMapping(binding, saved),
    removeMapping: (id) => removeMapping(binding, id),

    factsBy: (keys) => factsBy(binding, keys),
    saveFacts: (facts) => saveFacts(binding, facts),
    takePendingFacts: (limit) => takePendingFacts(binding, limit),
    markPending: (of) => markPending(binding, of),
    markJoined: () => markJoined(binding),
    factsOfSubject: (registrationId, subject) => factsOfSubject(binding, registrationId, subject),
    removeFacts: (registrationId, subject) => removeFacts(binding, registrationId, subject),
    completionSums: (registrationId, outsideIds) => completionSums(binding, registrationId, outsideIds),

    unsurePerson: (id) => unsurePerson(binding, id),
    unsurePeopleBy: (registrationId, subjects) => unsurePeopleBy(binding, registrationId, subjects),
    saveUnsurePeople: (people) => saveUnsurePeople(binding, people),
    removeUnsurePerson: (registrationId, subject) => removeUnsurePerson(binding, registrationId, subject),
    forgetUnsure: (before) => forgetUnsure(binding, before),
    listUnsurePeople: (filter, page) => listUnsurePeople(binding, filter, page),

    noteContext: (noted) => noteContext(binding, noted),
    context: (registrationId, contextId) => context(binding, registrationId, contextId),
    contexts: (registrationId, page) => contexts(binding, registrationId, page),

    noteLink: (link, learner) => noteLink(binding, link, learner),
    linksOf: (registrationId, contextId) => linksOf(binding, registrationId, contextId),
    addLearners: (linkId, accounts) => addLearners(binding, linkId, accounts),
    learningOf: (accountId) => learningOf(binding, accountId),
    forgetLearner: (accountId) => forgetLearner(binding, accountId),
    scoresDue: (people, kinds) => scoresDue(binding, people, kinds),
    saveScores: (scores) => saveScores(binding, scores),
    removeScores: (ids) => removeScores(binding, ids),
    scoresOf: (accountId) => scoresOf(binding, accountId),
    score: (id) => score(binding, id),
    retryScores: (registrationId) => retryScores(binding, registrationId),
    takeScores: (at, leaseUntil, limit) => takeScores(binding, at, leaseUntil, limit),
    listScores: (filter, page) => listScores(binding, filter, page),
    scoreCounts: (registrationId) => scoreCounts(binding, registrationId),

    addTask: (added) => addTask(binding, added),
    saveTask: (saved) => saveTask(binding, saved),
    task: (id) => task(binding, id),
    latestTasks: (registrationId) => latestTasks(binding, registrationId),
    takeTask: (at) => takeTask(binding, at),
  };
}
