import { sql, type Kysely, type RawBuilder } from 'kysely';
import { prepared } from '../asking/prepared.ts';
import type { Tables } from '../tables.ts';
import type {
  BoundDeployment,
  StoredToolKey,
  ToolDeployment,
  ToolInitiation,
  ToolInvitation,
  ToolLogin,
  ToolRegistration,
  ToolRegistrationOutcome,
  ToolRestart,
} from './tool-shapes.ts';

/** What an LTI tool asks of a database, as `ToolStorage` of @trellis/lti-1p3 has it. */
export interface DoorToolStorage {
  registrations(issuer: string, clientId?: string): Promise<readonly ToolRegistration[]>;
  registration(id: string): Promise<ToolRegistration | undefined>;
  beginLogin(
    issuer: string,
    clientId: string | undefined,
    login: Omit<ToolLogin, 'registrationId'>,
  ): Promise<{ readonly registrations: readonly ToolRegistration[]; readonly isSaved: boolean }>;
  saveLogin(login: ToolLogin): Promise<void>;
  takeLogin(
    stateHash: string,
    now: Date,
  ): Promise<
    | { readonly login: ToolLogin; readonly registration: ToolRegistration; readonly deployment?: ToolDeployment }
    | undefined
  >;
  saveRestart(restart: ToolRestart): Promise<void>;
  takeRestart(
    tokenHash: string,
    now: Date,
  ): Promise<{ readonly restart: ToolRestart; readonly registration: ToolRegistration } | undefined>;
  deployment(registrationId: string, deploymentId: string): Promise<ToolDeployment | undefined>;
  noteDeployment(registrationId: string, deploymentId: string, now: Date): Promise<ToolDeployment>;
  addInvitation(invitation: ToolInvitation): Promise<void>;
  invitation(tokenHash: string, now: Date): Promise<ToolInvitation | undefined>;
  acceptRegistration(
    invitationHash: string,
    registration: Omit<ToolRegistration, 'id' | 'state'>,
    deploymentId: string | undefined,
    now: Date,
  ): Promise<ToolRegistrationOutcome>;
  keys(now: Date): Promise<readonly StoredToolKey[]>;
  addKey(key: StoredToolKey, othersPublishedUntil?: Date): Promise<void>;
}

interface DeploymentRow {
  readonly id: string;
  readonly registration_id: string;
  readonly deployment_id: string;
  readonly partnership_id: number;
  readonly state: ToolDeployment['state'];
  readonly vouches_for: BoundDeployment['vouchesFor'];
  readonly serves: readonly string[];
}

interface KeyRow {
  readonly kid: string;
  readonly public_key: StoredToolKey['publicKey'];
  readonly sealed_private_key: string;
  readonly created_at: string;
  readonly published_until: string | null;
}

/**
 * The storage of an LTI tool behind the door: registrations of the whole installation, logins, invitations and the tool's keys. Invitations are
 * bound (`boundTo`) to a tenant's number, as text, deployments to what {@link boundDeployment} reads.
 *
 * @param app - the connection as `trellis_app`, outside of any partnership
 */
export function createToolStorage(app: Kysely<Tables>): DoorToolStorage {
  async function first<Row>(query: RawBuilder<Row>): Promise<Row | undefined> {
    return (await query.execute(app)).rows[0];
  }
  async function findDeployment(registrationId: string, deploymentId: string): Promise<ToolDeployment | undefined> {
    const row = await first(sql<DeploymentRow>`select * from door.find_deployment(${registrationId}, ${deploymentId})`);
    return row && deploymentOf(row);
  }

  return {
    async registrations(issuer, clientId) {
      const { rows } = await sql<{ registration: ToolRegistration }>`
        select registration from door.registrations(${issuer}, ${clientId ?? null}::text) registration`.execute(app);
      return rows.map((row) => row.registration);
    },

    async registration(id) {
      const row = await first(
        sql<{ registration: ToolRegistration }>`select registration from door.registration_by_id(${id}) registration`,
      );
      return row?.registration;
    },

    async beginLogin(issuer, clientId, { stateHash, nonceHash, bindingHash, initiation, expiresAt }) {
      const { rows } = await sql<{ registration: ToolRegistration; isSaved: boolean }>`${prepared('begin_login')}
        with found as materialized (select registration from door.registrations(${issuer}, ${clientId ?? null}::text) registration),
          active as (
            select min(registration ->> 'id') id from found where registration ->> 'state' = 'active' having count(*) = 1
          ),
          saved as materialized (
            select door.save_login(${stateHash}, ${nonceHash}, ${bindingHash}, active.id, ${JSON.stringify(initiation)}::json,
              ${expiresAt}::timestamptz) from active
          )
        select registration, (select count(*) = 1 from saved) as "isSaved" from found`.execute(app);
      return { registrations: rows.map((row) => row.registration), isSaved: rows[0]?.isSaved ?? false };
    },
    async saveLogin({ stateHash, nonceHash, bindingHash, registrationId, initiation, expiresAt }) {
      await sql`select door.save_login(${stateHash}, ${nonceHash}, ${bindingHash}, ${registrationId},
        ${JSON.stringify(initiation)}::json, ${expiresAt}::timestamptz)`.execute(app);
    },
    async takeLogin(stateHash, now) {
      const row = await first(
        sql<{
          nonce_hash: string;
          binding_hash: string;
          initiation: ToolInitiation;
          expires_at: string;
          registration: ToolRegistration;
          deployment: DeploymentRow | null;
        }>`${prepared('take_login')}
          select nonce_hash, binding_hash, initiation, expires_at, registration, deployment
          from door.take_login(${stateHash}, ${now}::timestamptz)`,
      );
      if (row === undefined) return undefined;
      const { registration, initiation, deployment } = row;
      const login = {
        stateHash,
        nonceHash: row.nonce_hash,
        bindingHash: row.binding_hash,
        registrationId: registration.id,
        initiation,
        expiresAt: new Date(row.expires_at),
      };
      return { login, registration, ...(deployment === null ? {} : { deployment: deploymentOf(deployment) }) };
    },

    async saveRestart({ tokenHash, registrationId, initiation, expiresAt }) {
      await sql`select door.save_restart(${tokenHash}, ${registrationId}, ${JSON.stringify(initiation)}::json,
        ${expiresAt}::timestamptz)`.execute(app);
    },
    async takeRestart(tokenHash, now) {
      const row = await first(sql<{ initiation: ToolInitiation; expires_at: string; registration: ToolRegistration }>`
        select * from door.take_restart(${tokenHash}, ${now}::timestamptz)`);
      if (row === undefined) return undefined;
      const { registration, initiation } = row;
      const restart = { tokenHash, registrationId: registration.id, initiation, expiresAt: new Date(row.expires_at) };
      return { restart, registration };
    },

    deployment: findDeployment,
    async noteDeployment(registrationId, deploymentId, now) {
      const row = await first(
        sql<DeploymentRow>`select * from door.note_deployment(${registrationId}, ${deploymentId}, ${now}::timestamptz)`,
      );
      // Another process may have noted it in the meantime, too late for this statement to see.
      const noted = row === undefined ? await findDeployment(registrationId, deploymentId) : deploymentOf(row);
      if (noted === undefined) throw new Error('A deployment was noted of a registration that is not stored.');
      return noted;
    },

    async addInvitation({ tokenHash, boundTo, expiresAt }) {
      await sql`select door.add_invitation(${tokenHash}, ${boundTo}::int, ${expiresAt}::timestamptz)`.execute(app);
    },
    async invitation(tokenHash, now) {
      const row = await first(
        sql<{
          partnership_id: number;
          expires_at: string;
        }>`select * from door.invitation_of(${tokenHash}, ${now}::timestamptz)`,
      );
      return row && { tokenHash, boundTo: String(row.partnership_id), expiresAt: new Date(row.expires_at) };
    },
    async acceptRegistration(invitationHash, offered, deploymentId, now) {
      const row = await first(sql<{ outcome: ToolRegistrationOutcome['outcome']; registration: ToolRegistration }>`
        select * from door.accept_registration(${invitationHash}, ${JSON.stringify(offered)}::json, ${deploymentId ?? null}::text,
          ${now}::timestamptz)`);
      if (row?.outcome !== 'added') return { outcome: row?.outcome ?? 'invitation-spent' };
      const { registration } = row;
      const deployment = deploymentId === undefined ? undefined : await findDeployment(registration.id, deploymentId);
      return { outcome: 'added', registration, ...(deployment === undefined ? {} : { deployment }) };
    },

    async keys(now) {
      const { rows } = await sql<KeyRow>`select * from door.tool_keys(${now}::timestamptz)`.execute(app);
      return rows.map(keyOf);
    },
    async addKey({ kid, publicKey, sealedPrivateKey, createdAt }, othersPublishedUntil) {
      await sql`select door.add_tool_key(${kid}, ${JSON.stringify(publicKey)}::json, ${sealedPrivateKey}, ${createdAt}::timestamptz,
        ${othersPublishedUntil ?? null}::timestamptz)`.execute(app);
    },
  };
}

function deploymentOf(row: DeploymentRow): ToolDeployment {
  return {
    id: row.id,
    registrationId: row.registration_id,
    deploymentId: row.deployment_id,
    state: row.state,
    boundTo: JSON.stringify({
      partnershipId: row.partnership_id,
      vouchesFor: row.vouches_for,
      serves: row.serves,
    } satisfies BoundDeployment),
  };
}

function keyOf(row: KeyRow): StoredToolKey {
  return {
    kid: row.kid,
    publicKey: row.public_key,
    sealedPrivateKey: row.sealed_private_key,
    createdAt: new Date(row.created_at),
    ...(row.published_until === null ? {} : { publishedUntil: new Date(row.published_until) }),
  };
}
