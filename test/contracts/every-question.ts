import { billingQuestions, billingRequests } from './billing-questions.ts';
import { bookingsQuestions } from './bookings-questions.ts';
import { evaluationQuestions } from './evaluation-questions.ts';
import { qualityQuestions } from './quality-questions.ts';
import { reportingQuestions } from './reporting-questions.ts';
import type { Belongings } from './two-tenants.ts';
import type { Asked } from './westhaven.ts';

const dates = { validFrom: null, validTo: null };
const trust = { vouchesFor: [], serves: [] };
const why = 'Agreed';
const whatIf = { changes: [{ requirement: 'LCF-L1', months: 24 }] };
const sessions = [{ startsAt: '2027-02-09T09:30:00Z', endsAt: '2027-02-09T12:30:00Z' }];
const site = { url: 'https://lms.example', name: 'LMS', product: 'moodle', version: '', pluginVersion: '' };

/**
 * Every way to ask a procedure for what belongs to somebody. A procedure that takes no id is asked once.
 *
 * @param own - what belongs to whoever asks, for questions that mix the two
 */
export function questionsAbout(its: Belongings, own: Belongings): Readonly<Record<string, readonly unknown[]>> {
  const {
    agencyId,
    agencyRef,
    staffNumber,
    personId,
    postId,
    evidenceId,
    caseId,
    requestId,
    accountId,
    grantId,
    mappingId,
    overrideId,
    text,
  } = its;
  const row = { agencyRef, staffNumber, kind: 'completion', achievedOn: '2025-01-01', satisfies: ['LCF-L1'] };
  const person = { agencyRef, staffNumber, givenName: 'A', familyName: 'B', startsOn: '2025-01-01' };
  return {
    'me.get': [undefined],
    'people.agencies': [undefined],
    'people.search': [{ agencyId }, { text }, { after: personId }, { text: staffNumber }],
    'people.person': [{ personId }],
    'people.merge': [{ keptId: personId, mergedId: own.personId, why }],
    'people.unmerge': [{ id: caseId, why }],
    'people.merges': [{}],
    'people.cases': [{ runId: caseId }, { after: caseId }, { state: 'open' }],
    'people.decideCase': [
      { caseId, decision: { state: 'refused' } },
      { caseId, decision: { state: 'same', personId } },
      { caseId: own.caseId, decision: { state: 'same', personId } },
    ],
    'people.importRuns': [{ after: caseId }],
    'people.put': [person, { ...person, agencyRef: 'avon', staffNumber: 'new-1', managerStaffNumber: staffNumber }],
    'access.platforms': [undefined],
    'access.invitePlatform': [undefined],
    'access.approvePlatform': [{ platformId: 'none' }],
    'access.approveDeployment': [{ deploymentId: 'none', trust: { ...trust, serves: [agencyId] } }],
    'access.refuseDeployment': [{ deploymentId: 'none' }],
    'access.deactivatePlatform': [{ platformId: 'none' }],
    'access.grantsOf': [{ personId }, { accountId }],
    'access.grant': [
      { holder: { personId }, grant: { role: 'manager', agencyId: own.agencyId } },
      { holder: { personId }, grant: { role: 'manager', agencyId } },
      { holder: { accountId }, grant: { role: 'manager', agencyId: own.agencyId } },
      { holder: { personId: own.personId }, grant: { role: 'agency-lead', agencyId } },
    ],
    'access.revokeGrant': [{ grantId }],
    'access.tokens': [{}],
    'access.createToken': [{ name: 'A token', grant: { role: 'agency-lead', agencyId } }],
    'access.revokeToken': [{ tokenId: 'none' }],
    'access.createSignInLink': [{ name: 'A link', grant: { role: 'agency-lead', agencyId } }],
    'access.createClaimCode': [{ personId }],
    'access.claim': [{ code: 'AAAA-BBBB-CCCC' }],
    'access.agenciesToJoin': [undefined],
    'access.requestToJoin': [{ agencyId, statedName: 'A B' }],
    'access.joinRequests': [{ after: requestId }],
    'access.decideJoinRequest': [
      { requestId, answer: { accept: false } },
      { requestId, answer: { accept: true, personId: own.personId } },
      { requestId: own.requestId, answer: { accept: true, personId } },
    ],
    'access.waitingAccounts': [{}],
    'access.accountsOf': [{ personId }],
    'access.confirmAccount': [{ accountId, isTheirs: true }],
    'access.partAccount': [{ accountId, why }],
    'courses.list': [{}],
    'courses.get': [{ courseId: 'none' }],
    'courses.save': [{ id: 'none', ref: 'SG1', title: 'Safeguarding' }],
    'courses.saveVersion': [{ courseId: 'none', version: '1', ...dates }],
    'courses.map': [{ courseId: 'none', satisfies: ['LCF-L1'], ...dates }],
    'events.list': [{ text }, { after: evidenceId }, { ledByMe: true }],
    'events.get': [{ eventId: 'none' }],
    'events.save': [{ id: 'none', courseId: 'none', mode: 'virtual', sessions, places: { minimum: 0, maximum: 9 } }],
    'events.publish': [{ eventId: 'none' }],
    'events.move': [{ eventId: 'none', sessions, why }],
    'events.cancel': [{ eventId: 'none', why }],
    'courses.materials': [{ courseId: 'none', version: '1' }],
    'courses.removeMaterial': [{ id: 'none' }],
    'events.myEvent': [{ eventId: 'none' }],
    'events.noteToCoordinator': [{ eventId: 'none', text }],
    'events.notes': [{ eventId: 'none' }],
    'events.closeNote': [{ eventId: 'none', id: 'none' }],
    'events.delivery': [{ eventId: 'none' }],
    'events.confirmDelivery': [{ eventId: 'none', override: why }],
    'events.takeBackDelivery': [{ eventId: 'none', why }],
    'trainers.list': [{}, { after: personId }],
    'trainers.save': [{ personId, agencyId, jobRole: text, isInHouseTrainer: true, hasSafeguardingKnowledge: true }],
    'trainers.availability': [{}, { personId }],
    'trainers.saveAvailability': [{ personId, availability: { kind: 'only', days: [] } }],
    'trainers.match': [{ eventIds: ['none'] }, { from: '2027-01-01', to: '2027-03-31' }],
    'trainers.contribution': [{ from: '2027-01-01', to: '2027-03-31' }],
    'trainers.settings': [undefined],
    'trainers.saveSettings': [{ warnMonths: 6, targets: [{ agencyId, eventsPerYear: 2 }] }],
    'trainers.eligibility': [{ eventId: 'none' }],
    'trainers.assign': [{ eventId: 'none', personIds: [personId] }],
    'trainers.unassign': [{ eventId: 'none', personId, why }],
    'trainers.standIns': [{ eventId: 'none', insteadOf: personId }],
    'evidence.list': [{ personId }, { agency: agencyRef }, { after: evidenceId }, { limit: 1, after: evidenceId }],
    'evidence.certificate': [{ id: evidenceId }],
    'evidence.record': [row, { ...row, agencyRef: 'avon' }],
    'evidence.correct': [
      { id: evidenceId, achievedOn: '2025-01-01', reason: why },
      { id: own.evidenceId, agencyRef, staffNumber, reason: why },
    ],
    'evidence.withdraw': [{ id: evidenceId, reason: why }],
    ...billingQuestions(its),
    ...bookingsQuestions(its, own),
    ...evaluationQuestions(its),
    'audit.entries': [{ personId }],
    'audit.subjectExport': [{ personId }],
    'audit.erasePerson': [{ personId, why }],
    'compliance.fixing': [{}],
    'charging.quote': [
      {
        agency: { kind: 'council' },
        course: { ref: text, length: 'full-day', mode: 'classroom', startsOn: '2027-01-18' },
        outcome: { kind: 'attended' },
      },
    ],
    'charging.options': [{}],
    'lms.names': [undefined],
    'lms.connections': [undefined],
    'lms.createConnection': [{ name: 'An LMS', trust: { ...trust, serves: [agencyId] } }],
    'lms.disconnect': [{ connectionId: 'none' }],
    'lms.courses': [{ text }, { after: caseId }],
    'lms.mapCourse': [{ lmsCourseId: 'none', satisfies: ['LCF-L1'], ...dates }],
    'lms.endMapping': [{ id: 'none', why }],
    'lms.ignoreCourse': [{ lmsCourseId: 'none', isIgnored: true }],
    'lms.unsurePeople': [{}, { after: caseId }],
    'lms.decidePerson': [{ id: 'none', decision: { state: 'same', personId } }],
    'lms.contexts': [{ registrationId: 'none' }],
    'notices.list': [{}],
    'notices.counts': [undefined],
    'notices.letter': [{ id: 'none' }],
    'notices.retry': [{ id: 'none' }],
    'notices.retryAll': [undefined],
    'lms.scores': [{ registrationId: 'none' }],
    'lms.scoreCounts': [{ registrationId: 'none' }],
    'lms.retryScore': [{ id: 'none' }],
    'lms.retryScores': [{ registrationId: 'none' }],
    'lms.check': [{ registrationId: 'none' }],
    'lms.readRoster': [{ registrationId: 'none', contextId: '1' }],
    'lms.task': [{ id: 'none' }],
    'lms.latestTasks': [{ registrationId: 'none' }],
    'lms.due': [{ userId: staffNumber }],
    'lms.privacyExport': [{ userId: staffNumber }],
    'lms.privacyErase': [{ userId: staffNumber }],
    'lms.connect': [{ site }],
    'lms.status': [{ newRegistrationUrl: true }],
    'lms.events': [{ events: [{ person: { staffNumber } }] }],
    'lms.reconcile': [{ courses: [] }],
    'lms.leave': [{}],
    'compliance.mine': [{}],
    'compliance.person': [{ personId }],
    'compliance.course': [{ ref: 'SG1' }],
    'compliance.agency': [{ agencyId }, { agencyId, asAt: '2024-01-01' }],
    'compliance.rejudging': [{}],
    'compliance.rows': [
      { agencyId },
      { text },
      { text: staffNumber },
      { team: `Team ${text}` },
      { after: `${personId}.${postId}.LCF-L1` },
    ],
    'compliance.judge': [
      { posts: [{ agency: agencyRef, audiences: ['LCF-G3'], startsOn: '2024-01-01' }], asAt: '2026-01-01' },
    ],
    'compliance.options': [{}],
    'compliance.report': [{ agency: agencyRef }],
    'compliance.people': [{ agency: agencyRef }],
    'compliance.simulate': [{ ...whatIf, agency: agencyRef }],
    'compliance.simulatedNames': [{ ...whatIf, agency: agencyRef }],
    ...reportingQuestions(its),
    ...qualityQuestions(its),
    'frameworks.packs': [undefined],
    'frameworks.activatePack': [{ packId: 'none', version: '1.0.0', from: null, to: null }],
    'frameworks.crosswalk': [{}],
    'frameworks.decideEquivalence': [
      { from: 'LCF-L2', to: ['LCF-L1'], carries: 'full', ...dates, why },
      { id: mappingId, from: 'LCF-L2', to: ['LCF-L1'], carries: 'full', ...dates, why },
    ],
    'frameworks.equivalenceLog': [{}],
    'pathways.jobTitles': [{ text }],
    'pathways.mapJobTitle': [
      { jobTitle: 'Nurse', agencyId, audiences: ['LCF-G3'], ...dates, why },
      { id: mappingId, jobTitle: 'Porter', agencyId: own.agencyId, audiences: ['LCF-G1'], ...dates, why },
    ],
    'pathways.overrides': [{ agencyId }],
    'pathways.saveOverride': [
      { agencyId, requirementId: 'LCF-L1', intervalMonths: 12, from: '2025-01-01', to: null, why },
      {
        id: overrideId,
        agencyId: own.agencyId,
        requirementId: 'LCF-L1',
        intervalMonths: 12,
        from: '2025-01-01',
        to: null,
        why,
      },
    ],
  };
}

/** Every path of the REST door, asked for what belongs to somebody. */
export function requestsAbout(its: Belongings): Readonly<Record<string, readonly Asked[]>> {
  const { agencyId, agencyRef, staffNumber, evidenceId, personId } = its;
  const agency = encodeURIComponent(agencyRef);
  const row = { agencyRef, staffNumber, kind: 'completion', achievedOn: '2025-01-01', satisfies: ['LCF-L1'] };
  const get = (path: string): Asked => ({ method: 'GET', path });
  const post = (path: string, body: object): Asked => ({ method: 'POST', path, body });
  const reads = (path: string) => [get(`${path}?agency=${agency}`), get(`${path}?agency=${agency}&asAt=2024-01-01`)];
  return {
    'POST /compliance/judge': [
      post('/compliance/judge', {
        posts: [{ agency: agencyRef, audiences: ['LCF-G3'], startsOn: '2024-01-01' }],
        asAt: '2026-01-01',
      }),
    ],
    'POST /compliance/simulate': [post('/compliance/simulate', { ...whatIf, agency: agencyRef })],
    'POST /compliance/simulate/names': [post('/compliance/simulate/names', { ...whatIf, agency: agencyRef })],
    'GET /compliance/options': [get('/compliance/options')],
    'POST /charging/quote': [
      post('/charging/quote', {
        agency: { kind: 'council' },
        course: { ref: agencyRef, length: 'full-day', mode: 'classroom', startsOn: '2027-01-18' },
        outcome: { kind: 'attended' },
      }),
    ],
    ...billingRequests(its),
    'GET /reports/{id}/extract.csv': [get('/reports/none/extract.csv')],
    'GET /charging/options': [get('/charging/options')],
    'GET /compliance/report': reads('/compliance/report'),
    'GET /compliance/people': [...reads('/compliance/people'), get(`/compliance/people?after=${personId}`)],
    'GET /compliance/people.csv': reads('/compliance/people.csv'),
    'GET /evaluation/summary.csv': [
      ...reads('/evaluation/summary.csv'),
      get(`/evaluation/summary.csv?agencyId=${agencyId}`),
    ],
    'POST /compliance/people.csv': [
      post('/compliance/people.csv', { agency: agencyRef }),
      post('/compliance/people.csv', { agency: agencyRef, text: staffNumber }),
    ],
    'GET /reports/{id}/files/{format}': [{ method: 'GET', path: '/reports/none/files/pdf' }],
    'GET /quality/summary': [get('/quality/summary?year=2026')],
    'GET /standards': [get('/standards')],
    'GET /standards/endorsements': [
      get(`/standards/endorsements?agencyId=${its.agencyId}`),
      get('/standards/endorsements?expiring=true'),
    ],
    'GET /events': [get(`/events?text=${agency}`), get(`/events?after=${evidenceId}`)],
    'GET /evidence': [
      get(`/evidence?agency=${agency}`),
      get(`/evidence?personId=${personId}`),
      get(`/evidence?after=${evidenceId}`),
    ],
    'POST /evidence': [
      post('/evidence', row),
      post('/evidence', { ...row, workEmail: `${staffNumber}@x.example`, staffNumber: undefined }),
    ],
    'GET /evidence/{id}/certificate': [get(`/evidence/${evidenceId}/certificate`)],
    'POST /evidence/{id}/correct': [post(`/evidence/${evidenceId}/correct`, { hours: 3, reason: why })],
    'POST /evidence/{id}/withdraw': [post(`/evidence/${evidenceId}/withdraw`, { reason: why })],
    'POST /lms/connect': [post('/lms/connect', { site })],
    'POST /lms/status': [post('/lms/status', { newRegistrationUrl: true })],
    'POST /lms/events': [post('/lms/events', { events: [{ person: { staffNumber } }] })],
    'POST /lms/reconcile': [post('/lms/reconcile', { courses: [] })],
    'POST /lms/due': [post('/lms/due', { userId: staffNumber })],
    'POST /lms/privacy/export': [post('/lms/privacy/export', { userId: staffNumber })],
    'POST /lms/privacy/erase': [post('/lms/privacy/erase', { userId: staffNumber })],
    'POST /lms/disconnect': [post('/lms/disconnect', {})],
    'PUT /people/{agencyRef}/{staffNumber}': [
      {
        method: 'PUT',
        path: `/people/${agency}/${staffNumber}`,
        body: { givenName: 'A', familyName: 'B', startsOn: '2025-01-01' },
      },
    ],
  };
}
