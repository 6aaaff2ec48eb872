import { randomUUID } from 'node:crypto';
import type {
  Deployment,
  DeploymentState,
  Invitation,
  LoginState,
  Registration,
  RegistrationState,
  Restart,
  ToolKey,
  ToolStorage,
} from './storage.ts';

/** A storage in memory, with what an administrator would do to it. */
export interface MemoryStorage extends ToolStorage {
  /** Sets the state of a registration. */
  setRegistration(id: string, state: RegistrationState): void;
  /** Sets the state of a deployment. */
  setDeployment(id: string, state: DeploymentState): void;
  /** Everything that is registered. */
  list(): { readonly registrations: readonly Registration[]; readonly deployments: readonly Deployment[] };
}

/** A storage for tests and first trials: one process, gone when it ends. */
export function createMemoryStorage(): MemoryStorage {
  const registrations = new Map<string, Registration>();
  const deployments = new Map<string, Deployment>();
  const logins = new Map<string, LoginState>();
  const restarts = new Map<string, Restart>();
  const invitations = new Map<string, Invitation>();
  let keys: ToolKey[] = [];

  function takeFrom<Kept extends { readonly expiresAt: Date; readonly registrationId: string }>(
    kept: Map<string, Kept>,
    hash: string,
    now: Date,
  ) {
    const found = kept.get(hash);
    kept.delete(hash);
    const registration = found && registrations.get(found.registrationId);
    return found && registration && found.expiresAt > now ? { found, registration } : undefined;
  }

  function dropExpired(kept: Map<string, { readonly expiresAt: Date }>, now: Date): void {
    for (const [hash, { expiresAt }] of kept) {
      // They were added in the order in which they expire.
      if (expiresAt > now) break;
      kept.delete(hash);
    }
  }

  function addDeployment(registrationId: string, deploymentId: string, boundTo?: string): Deployment {
    const deployment: Deployment = {
      id: randomUUID(),
      registrationId,
      deploymentId,
      state: 'pending',
      ...(boundTo === undefined ? {} : { boundTo }),
    };
    deployments.set(JSON.stringify([registrationId, deploymentId]), deployment);
    return deployment;
  }

  const find = (registrationId: string, deploymentId: string) =>
    deployments.get(JSON.stringify([registrationId, deploymentId]));

  return {
    async registrations(issuer, clientId) {
      return [...registrations.values()].filter(
        (each) => each.issuer === issuer && (clientId === undefined || each.clientId === clientId),
      );
    },
    async registration(id) {
      return registrations.get(id);
    },
    async saveLogin(login) {
      logins.set(login.stateHash, login);
    },
    async takeLogin(stateHash, now) {
      dropExpired(logins, now);
      const taken = takeFrom(logins, stateHash, now);
      if (taken === undefined) return undefined;
      const { found: login, registration } = taken;
      const named = login.initiation.deploymentId;
      const deployment = named === undefined ? undefined : find(registration.id, named);
      return { login, registration, ...(deployment === undefined ? {} : { deployment }) };
    },
    async saveRestart(restart) {
      restarts.set(restart.tokenHash, restart);
    },
    async takeRestart(tokenHash, now) {
      dropExpired(restarts, now);
      const taken = takeFrom(restarts, tokenHash, now);
      return taken && { restart: taken.found, registration: taken.registration };
    },
    async deployment(registrationId, deploymentId) {
      return find(registrationId, deploymentId);
    },
    async noteDeployment(registrationId, deploymentId) {
      return find(registrationId, deploymentId) ?? addDeployment(registrationId, deploymentId);
    },
    async addInvitation(invitation) {
      invitations.set(invitation.tokenHash, invitation);
    },
    async invitation(tokenHash, now) {
      const found = invitations.get(tokenHash);
      return found && found.expiresAt > now ? found : undefined;
    },
    async acceptRegistration(invitationHash, offered, deploymentId, now) {
      const invitation = invitations.get(invitationHash);
      if (!invitation || invitation.expiresAt <= now) return { outcome: 'invitation-spent' };
      for (const { issuer, clientId } of registrations.values()) {
        if (issuer === offered.issuer && clientId === offered.clientId) return { outcome: 'already-registered' };
      }
      invitations.delete(invitationHash);
      const registration: Registration = { ...offered, id: randomUUID(), state: 'pending' };
      registrations.set(registration.id, registration);
      if (deploymentId === undefined) return { outcome: 'added', registration };
      return {
        outcome: 'added',
        registration,
        deployment: addDeployment(registration.id, deploymentId, invitation.boundTo),
      };
    },
    async keys(now) {
      return keys
        .filter(({ publishedUntil }) => publishedUntil === undefined || publishedUntil > now)
        .toSorted((one, other) => other.createdAt.getTime() - one.createdAt.getTime());
    },
    async addKey(key, othersPublishedUntil) {
      const others =
        othersPublishedUntil === undefined
          ? keys
          : keys.map((other) => ({ publishedUntil: othersPublishedUntil, ...other }));
      keys = [...others, key];
    },
    setRegistration(id, state) {
      const found = registrations.get(id);
      if (found) registrations.set(id, { ...found, state });
    },
    setDeployment(id, state) {
      for (const [key, deployment] of deployments)
        if (deployment.id === id) deployments.set(key, { ...deployment, state });
    },
    list: () => ({ registrations: [...registrations.values()], deployments: [...deployments.values()] }),
  };
}
