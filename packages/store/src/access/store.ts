import type { AccessStore } from '@trellis/core/access';
import type { Binding } from '../binding.ts';
import { endSessionsOf, sessionsOf } from '../door/sessions.ts';
import {
  account,
  accountsBySubject,
  accountsOf,
  addAccounts,
  arrive,
  saveAccount,
  waitingAccounts,
} from './accounts.ts';
import { answerTo, rememberAnswer } from './answers.ts';
import {
  grantsOf,
  heldGrant,
  holdersOf,
  holdersOfWiderRoles,
  lockAdministrators,
  removeGrant,
  saveGrant,
} from './grants.ts';
import { joinRequest, joinRequests, joinRequestsOf, saveClaimCode, saveJoinRequest, takeClaimCode } from './joining.ts';
import { platforms, saveDeployment, saveInvitation, saveSignInLink, setPlatformState } from './platforms.ts';
import { revokeToken, saveToken, token, tokens } from './tokens.ts';

/** Accounts, grants, tokens and connected LMSs of one partnership. */
export function createAccessStore(binding: Binding): AccessStore {
  return {
    account: (id) => account(binding, id),
    arrive: (arriving) => arrive(binding, arriving),
    saveAccount: (saved) => saveAccount(binding, saved),
    accountsBySubject: (issuer, clientId, subjects) => accountsBySubject(binding, issuer, clientId, subjects),
    addAccounts: (added) => addAccounts(binding, added),
    sessionsOf: (id) => sessionsOf(binding.tx, id),
    endSessions: (id) => endSessionsOf(binding.tx, id),
    accountsOf: (personId) => accountsOf(binding, personId),
    waitingAccounts: (scope, page) => waitingAccounts(binding, scope, page),

    grantsOf: (holder) => grantsOf(binding, holder),
    holdersOf: (role, agencyId) => holdersOf(binding, role, agencyId),
    lockAdministrators: () => lockAdministrators(binding),
    holdersOfWiderRoles: (people) => holdersOfWiderRoles(binding, people),
    heldGrant: (id) => heldGrant(binding, id),
    saveGrant: (grant) => saveGrant(binding, grant),
    removeGrant: (id) => removeGrant(binding, id),

    tokens: (page) => tokens(binding, page),
    token: (id) => token(binding, id),
    saveToken: (saved, secretHash) => saveToken(binding, saved, secretHash),
    revokeToken: (id) => revokeToken(binding, id),

    saveClaimCode: (code) => saveClaimCode(binding, code),
    takeClaimCode: (codeHash) => takeClaimCode(binding, codeHash),
    saveJoinRequest: (request) => saveJoinRequest(binding, request),
    joinRequest: (id) => joinRequest(binding, id),
    joinRequestsOf: (accountId) => joinRequestsOf(binding, accountId),
    joinRequests: (scope, page) => joinRequests(binding, scope, page),

    platforms: () => platforms(binding),
    saveInvitation: (invitation) => saveInvitation(binding, invitation),
    setPlatformState: (id, state) => setPlatformState(binding, id, state),
    saveDeployment: (deployment) => saveDeployment(binding, deployment),
    saveSignInLink: (link) => saveSignInLink(binding, link),

    answerTo: (actorId, key) => answerTo(binding, actorId, key),
    rememberAnswer: (actorId, key, requestHash, answer) => rememberAnswer(binding, actorId, key, requestHash, answer),
  };
}
