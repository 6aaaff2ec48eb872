import type { Role } from '@trellis/core/access';
import type { ProcedurePath } from './app-router.ts';
import type { Allowed } from './permissions.ts';

const LOOKING_AFTER: readonly Role[] = ['manager', 'agency-lead', 'coordinator', 'administrator'];
const FIGURES: readonly Role[] = [...LOOKING_AFTER, 'board', 'scrutineer'];
const RUNNING: readonly Role[] = ['agency-lead', 'coordinator', 'administrator'];
const PARTNERSHIP: readonly Role[] = ['coordinator', 'administrator'];

/**
 * Who may call each procedure of the core: the one table that decides. A procedure without a row does not compile.
 * What somebody sees once she is in is narrowed by the agencies of her grants, in the actions.
 *
 * @source house
 */
export const CORE_PERMISSIONS = {
  'me.get': 'signed-in',
  'people.agencies': 'signed-in',
  'people.search': LOOKING_AFTER,
  'people.person': ['practitioner', ...LOOKING_AFTER],
  'people.cases': RUNNING,
  'people.decideCase': RUNNING,
  'people.importRuns': RUNNING,
  'people.put': RUNNING,
  'access.platforms': ['administrator'],
  'access.invitePlatform': ['administrator'],
  'access.approvePlatform': ['administrator'],
  'access.approveDeployment': ['administrator'],
  'access.refuseDeployment': ['administrator'],
  'access.deactivatePlatform': ['administrator'],
  'access.grantsOf': ['agency-lead', 'administrator'],
  'access.grant': ['agency-lead', 'administrator'],
  'access.revokeGrant': ['agency-lead', 'administrator'],
  'access.tokens': ['administrator'],
  'access.createToken': ['administrator'],
  'access.revokeToken': ['administrator'],
  'access.createSignInLink': ['administrator'],
  'access.createClaimCode': LOOKING_AFTER,
  'access.claim': 'signed-in',
  'access.agenciesToJoin': 'signed-in',
  'access.requestToJoin': 'signed-in',
  'access.joinRequests': RUNNING,
  'access.decideJoinRequest': RUNNING,
  'access.waitingAccounts': ['administrator'],
  'access.confirmAccount': ['administrator'],
  'access.partAccount': ['administrator'],
  'courses.list': 'signed-in',
  'courses.get': 'signed-in',
  'courses.save': PARTNERSHIP,
  'courses.saveVersion': PARTNERSHIP,
  'courses.map': PARTNERSHIP,
  'evidence.list': ['practitioner', ...LOOKING_AFTER],
  'evidence.record': RUNNING,
  'evidence.correct': RUNNING,
  'evidence.withdraw': RUNNING,
  'audit.entries': ['administrator'],
  'audit.subjectExport': ['practitioner', 'administrator'],
  'audit.erasePerson': ['administrator'],
  'compliance.mine': 'signed-in',
  'compliance.person': LOOKING_AFTER,
  'compliance.agency': FIGURES,
  'compliance.rows': LOOKING_AFTER,
  'compliance.judge': 'signed-in',
  'compliance.options': 'signed-in',
  'compliance.report': FIGURES,
  'compliance.people': LOOKING_AFTER,
  'frameworks.packs': 'signed-in',
  'frameworks.activatePack': ['administrator'],
  'pathways.jobTitles': RUNNING,
  'pathways.mapJobTitle': RUNNING,
  'pathways.overrides': RUNNING,
  'pathways.saveOverride': RUNNING,
} as const satisfies Readonly<Record<ProcedurePath, Allowed>>;
