import { createCallerFactory, faultOf, isAllowed, type Caller } from '@trellis/api';
import { Role } from '@trellis/core/access';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { billingQuestions } from './billing-questions.ts';
import { bookingsQuestions } from './bookings-questions.ts';
import { evaluationQuestions } from './evaluation-questions.ts';
import { qualityQuestions } from './quality-questions.ts';
import { reportingQuestions } from './reporting-questions.ts';
import { nobodys } from './two-tenants.ts';
import { openWesthaven, type Westhaven } from './westhaven.ts';

let westhaven: Westhaven;
/** Input with which each procedure gets as far as its action; what is not here takes none. */
let inputs: Readonly<Record<string, unknown>>;

beforeAll(async () => {
  westhaven = await openWesthaven();
  const coordinator = await westhaven.callerWith({}, [{ role: 'coordinator' }]);
  const amy = await westhaven.ask(coordinator, {
    method: 'PUT',
    path: '/people/avon/1',
    key: 'k',
    body: {
      agencyName: 'Avon Care',
      agencyKind: 'dom-care',
      givenName: 'Amy',
      familyName: 'Bright',
      startsOn: '2020-01-06',
    },
  });
  const [agency] = await coordinator.run((ctx) => ctx.store.people.agencies());
  inputs = inputsAbout((amy.json as { personId: string }).personId, agency?.id);
});
afterAll(() => westhaven[Symbol.asyncDispose]());

/** Reads are about somebody who is there; writes about what is not, so that nothing changes from one role to the next. */
function inputsAbout(personId: string, agencyId: string | undefined): Readonly<Record<string, unknown>> {
  const row = { agencyRef: 'nowhere', staffNumber: '1', kind: 'completion', achievedOn: '2025-01-01' };
  const person = { agencyRef: 'nowhere', staffNumber: '1', givenName: 'A', familyName: 'B', startsOn: '2025-01-01' };
  const trust = { vouchesFor: [], serves: [] };
  const dates = { validFrom: null, validTo: null };
  const sessions = [{ startsAt: '2027-02-09T09:30:00Z', endsAt: '2027-02-09T12:30:00Z' }];
  const trainer = { isInHouseTrainer: true, hasSafeguardingKnowledge: true };
  const ofBilling = billingQuestions({ ...nobodys, agencyId: agencyId ?? 'none' });
  const ofReporting = reportingQuestions({ ...nobodys, agencyId: agencyId ?? 'none', text: 'Why?' });
  const ofQuality = qualityQuestions({ ...nobodys, agencyId: agencyId ?? 'none' });
  return {
    ...Object.fromEntries(
      Object.entries({
        ...ofBilling,
        ...ofReporting,
        ...ofQuality,
        ...bookingsQuestions(nobodys, nobodys),
        ...evaluationQuestions(nobodys),
      }).map(([path, [first]]) => [path, first]),
    ),
    // Its first way to be asked would write.
    'billing.saveDetails': { agencyId: 'none' },
    'billing.saveTerms': { agencyId: 'none', from: '2027-01-01', evidence: 'Accounts' },
    'people.person': { personId },
    'people.merge': { keptId: 'none', mergedId: 'nobody', why: 'One person' },
    'people.unmerge': { id: 'none', why: 'Two people' },
    'people.decideCase': { caseId: 'none', decision: { state: 'refused' } },
    'people.put': person,
    'access.approvePlatform': { platformId: 'none' },
    'access.approveDeployment': { deploymentId: 'none', trust },
    'access.refuseDeployment': { deploymentId: 'none' },
    'access.deactivatePlatform': { platformId: 'none' },
    'access.grantsOf': { personId },
    'access.grant': { holder: { personId: 'none' }, grant: { role: 'manager', agencyId } },
    'access.revokeGrant': { grantId: 'none' },
    'access.createToken': { name: 'HR system', grant: { role: 'coordinator' } },
    'access.revokeToken': { tokenId: 'none' },
    'access.createSignInLink': { name: 'First administrator', grant: { role: 'administrator' } },
    'access.createClaimCode': { personId },
    'access.claim': { code: 'AAAA-BBBB-CCCC' },
    'access.requestToJoin': { agencyId: 'none', statedName: 'A B' },
    'access.decideJoinRequest': { requestId: 'none', answer: { accept: false } },
    'access.accountsOf': { personId },
    'access.confirmAccount': { accountId: 'none', isTheirs: false },
    'access.partAccount': { accountId: 'none', why: 'A mistake' },
    'courses.get': { courseId: 'none' },
    'courses.save': { id: 'none', ref: 'SG1', title: 'Safeguarding' },
    'courses.saveVersion': { courseId: 'none', version: '1', ...dates },
    'courses.map': { courseId: 'none', satisfies: ['LCF-L1'], ...dates },
    'events.get': { eventId: 'none' },
    'events.save': { id: 'none', courseId: 'none', mode: 'virtual', sessions, places: { minimum: 0, maximum: 9 } },
    'events.publish': { eventId: 'none' },
    'events.move': { eventId: 'none', sessions, why: 'Snow' },
    'events.cancel': { eventId: 'none', why: 'Snow' },
    'courses.materials': { courseId: 'none', version: '1' },
    'courses.removeMaterial': { id: 'none' },
    'events.myEvent': { eventId: 'none' },
    'events.noteToCoordinator': { eventId: 'none', text: 'Somebody wept' },
    'events.notes': { eventId: 'none' },
    'events.closeNote': { eventId: 'none', id: 'none' },
    'events.delivery': { eventId: 'none' },
    'events.confirmDelivery': { eventId: 'none' },
    'events.takeBackDelivery': { eventId: 'none', why: 'Ill' },
    'trainers.save': { personId: 'none', agencyId: 'none', jobRole: 'Nurse', ...trainer },
    'trainers.saveSettings': {},
    'trainers.match': { eventIds: ['none'] },
    'trainers.contribution': { from: '2027-01-01', to: '2027-03-31' },
    'trainers.saveAvailability': { personId: 'none' },
    'trainers.availability': {},
    'trainers.eligibility': { eventId: 'none' },
    'trainers.assign': { eventId: 'none', personIds: ['none'] },
    'trainers.unassign': { eventId: 'none', personId: 'none', why: 'Ill' },
    'trainers.standIns': { eventId: 'none', insteadOf: 'none' },
    'evidence.list': { limit: 5 },
    'evidence.record': row,
    'evidence.correct': { id: 'none', reason: 'A slip' },
    'evidence.certificate': { id: 'none' },
    'evidence.withdraw': { id: 'none', reason: 'A slip' },
    'audit.subjectExport': { personId },
    'audit.erasePerson': { personId: 'none', why: 'Asked for' },
    'frameworks.activatePack': { packId: 'none', version: '1.0.0', from: null, to: null },
    'frameworks.decideEquivalence': { from: 'none', to: [], carries: 'none', ...dates, why: 'Agreed' },
    'pathways.mapJobTitle': { jobTitle: 'Nurse', audiences: ['none'], ...dates, why: 'Agreed' },
    'pathways.saveOverride': {
      agencyId: 'none',
      requirementId: 'none',
      intervalMonths: 24,
      from: '2025-01-01',
      to: null,
      why: 'Policy',
    },
    'lms.createConnection': { name: 'An LMS' },
    'lms.disconnect': { connectionId: 'none' },
    'lms.mapCourse': { lmsCourseId: 'none', satisfies: ['LCF-L1'], ...dates },
    'lms.endMapping': { id: 'none', why: 'A mistake' },
    'lms.ignoreCourse': { lmsCourseId: 'none', isIgnored: true },
    'lms.decidePerson': { id: 'none', decision: { state: 'refused' } },
    'lms.contexts': { registrationId: 'none' },
    'notices.letter': { id: 'none' },
    'notices.retry': { id: 'none' },
    'lms.scores': { registrationId: 'none' },
    'lms.scoreCounts': { registrationId: 'none' },
    'lms.retryScore': { id: 'none' },
    'lms.retryScores': { registrationId: 'none' },
    'lms.check': { registrationId: 'none' },
    'lms.readRoster': { registrationId: 'none', contextId: '1' },
    'lms.task': { id: 'none' },
    'lms.latestTasks': { registrationId: 'none' },
    'lms.due': { userId: '1' },
    'lms.privacyExport': { userId: '1' },
    'lms.privacyErase': { userId: '1' },
    'lms.connect': {
      site: { url: 'https://lms.example', name: 'LMS', product: 'moodle', version: '', pluginVersion: '' },
    },
    'lms.events': { events: [{}] },
    'lms.reconcile': { courses: [] },
    'compliance.person': { personId },
    'compliance.course': { ref: 'none' },
    'compliance.judge': { posts: [], asAt: '2026-01-01' },
    'compliance.simulate': whatIf,
    'compliance.simulatedNames': whatIf,
    'charging.quote': {
      agency: { kind: 'council' },
      course: { length: 'full-day', startsOn: '2027-01-18' },
      outcome: { kind: 'attended' },
    },
  };
}

/** What calling a procedure comes to: done, or the code of the refusal. */
async function call(path: string, caller: Caller | undefined, input = inputs[path] ?? {}): Promise<string> {
  const procedures = createCallerFactory(westhaven.api.router)(westhaven.api.context(caller));
  const [area = '', name = ''] = path.split('.');
  try {
    await (procedures as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>)[area]?.[
      name
    ]?.(input);
    return 'done';
  } catch (error) {
    return faultOf(error).code;
  }
}

/** Roles that work within one agency are granted for one; the others for the partnership. */
const whatIf = { changes: [{ requirement: 'LCF-L1', months: 24 }] };
const grantOf = (role: Role) => (role === 'agency-lead' || role === 'manager' ? { role, agency: 'avon' } : { role });

test('without a session every procedure asks for one', async () => {
  for (const path of Object.keys(westhaven.api.permissions))
    expect([path, await call(path, undefined)]).toEqual([path, 'access.not-signed-in']);
});

test('an account without a role reaches only what everybody signed in may reach', async () => {
  const stranger = await westhaven.callerWith({ kind: 'account', id: 'nobody-yet' }, []);
  const reached: string[] = [];
  for (const path of Object.keys(westhaven.api.permissions))
    if ((await call(path, stranger)) !== 'access.not-permitted') reached.push(path);
  const open = Object.entries(westhaven.api.permissions).filter(([, allowed]) => allowed === 'signed-in');
  // Whose pathway it would be, nobody has said yet.
  expect(reached).toEqual(open.map(([path]) => path).filter((path) => path !== 'compliance.mine'));
});

test('the plugin of an LMS reaches what is for connected LMSs, and nothing else', async () => {
  const plugin = await westhaven.callerWith({ kind: 'connection', id: 'gone' }, []);
  for (const [path, allowed] of Object.entries(westhaven.api.permissions))
    expect([path, await call(path, plugin)]).toEqual([
      path,
      allowed === 'connected-lms' ? 'lms.disconnected' : 'access.not-permitted',
    ]);
});

/** What an action refuses although the table lets somebody in. */
const NARROWER = [
  // A token is nobody's: it has no pathway, no team, no record and no account to join, whatever role it was given.
  'compliance.mine',
  'people.search',
  'evidence.list',
  'audit.subjectExport',
  'access.agenciesToJoin',
  'access.requestToJoin',
  'access.claim',
  // Who trains is in the pool, whatever role she was given.
  'standards.design',
  // A grant that is not there is refused like one of another agency.
  'access.revokeGrant',
];

test.each(Role.options)('the role %s reaches exactly what the table says, and never a fault of ours', async (role) => {
  const caller = await westhaven.callerWith({}, [grantOf(role)]);
  const outcomes = await Promise.all(
    Object.entries(westhaven.api.permissions).map(async ([path, allowed]) => ({
      path,
      allowed,
      outcome: await call(path, caller),
    })),
  );
  const isOpen = ({ allowed }: (typeof outcomes)[number]) => isAllowed(allowed, caller.session.actor);
  expect(outcomes.filter((each) => !isOpen(each) && each.outcome !== 'access.not-permitted')).toEqual([]);
  const reached = outcomes.filter((each) => isOpen(each) && !NARROWER.includes(each.path));
  const unreached = ['access.not-permitted', 'access.not-signed-in', 'request.not-valid', 'request.failed'];
  expect(reached.filter(({ outcome }) => unreached.includes(outcome))).toEqual([]);
});

test('the table has not grown past what was agreed for those who only read', () => {
  const openTo = (role: Role) =>
    Object.entries(westhaven.api.permissions)
      .filter(([, allowed]) => allowed !== 'signed-in' && allowed.includes(role))
      .map(([path]) => path);
  expect(openTo('practitioner').filter((path) => !path.startsWith('bookings.'))).toEqual([
    'people.person',
    // For those of the pool.
    'standards.design',
    // What she observes, what was said of sessions that she led, and what she is to see to.
    'quality.observations',
    'quality.observation',
    'quality.saveObservation',
    'quality.shareObservation',
    'quality.commentObservation',
    'quality.review',
    'quality.actions',
    'quality.closeAction',
    'evidence.list',
    'evidence.certificate',
    'audit.subjectExport',
  ]);
  // Her own bookings; what she is asked to approve as somebody's manager or deputy; and events that she trains.
  expect(openTo('practitioner').filter((path) => path.startsWith('bookings.'))).toEqual(
    'book consequence cancel acceptOffer declineOffer transfer toApprove decide attest ofEvent walkIn findForWalkIn'
      .split(' ')
      .map((name) => `bookings.${name}`),
  );
  const compliance = ['compliance.agency', 'compliance.rejudging', 'compliance.report', 'compliance.simulate'];
  const reporting = (...names: readonly string[]) => names.map((name) => `reporting.${name}`);
  expect(openTo('board')).toEqual([
    'quality.summary',
    'trainers.contribution',
    'evaluation.summaries',
    ...compliance,
    ...reporting(
      'list',
      'get',
      'challenge',
      'sendBack',
      'publish',
      'regenerate',
      'actions',
      'saveAction',
      'settings',
      'file',
    ),
  ]);
  expect(openTo('scrutineer')).toEqual([
    'quality.summary',
    'evaluation.summaries',
    ...compliance,
    ...reporting('list', 'get', 'regenerate', 'extract', 'actions', 'settings', 'file'),
  ]);
  expect(openTo('finance').filter((path) => !path.startsWith('billing.'))).toEqual([]);
  expect(openTo('trainer')).toEqual(['standards.design', 'quality.lessons']);
});
