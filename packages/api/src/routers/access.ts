import { AccountId, AgencyId, PageRequest, PersonId } from '@trellis/core';
import {
  accountsOf,
  agenciesToJoin,
  approveDeployment,
  approvePlatform,
  claim,
  confirmAccount,
  createClaimCode,
  createSignInLink,
  createToken,
  deactivatePlatform,
  decideJoinRequest,
  Grant,
  grant,
  grantsOf,
  invitePlatform,
  JoinRequest,
  joinRequests,
  partAccount,
  platforms,
  refuseDeployment,
  requestToJoin,
  revokeGrant,
  revokeToken,
  tokens,
  waitingAccounts,
} from '@trellis/core/access';
import { accountParted } from '@trellis/core/lms';
import { z } from 'zod';
import { hashOfCode, newCode, newSecret } from '../secret.ts';
import { procedure, router } from '../trpc.ts';
import { Id, Name, Why } from './input.ts';

const Trust = z.object({ vouchesFor: z.array(z.enum(['work-email', 'staff-number'])), serves: z.array(AgencyId) });
const Holder = z.union([z.object({ personId: PersonId }), z.object({ accountId: AccountId })]);
const JoinAnswer = z.discriminatedUnion('accept', [
  z.object({ accept: z.literal(true), personId: PersonId }),
  z.object({ accept: z.literal(false) }),
]);

/** Connected LMSs: who may launch, and what they may say of people. */
const platformProcedures = {
  platforms: procedure.query(({ ctx }) => platforms(ctx)),
  invitePlatform: procedure.mutation(async ({ ctx }) => {
    const { secret, hash } = newSecret('invitation');
    return { ...(await invitePlatform(ctx, { tokenHash: hash })), url: ctx.addresses.invitation(secret) };
  }),
  approvePlatform: procedure
    .input(z.object({ platformId: Id, trust: Trust.optional() }))
    .mutation(({ ctx, input }) => approvePlatform(ctx, input.platformId, input.trust)),
  approveDeployment: procedure
    .input(z.object({ deploymentId: Id, trust: Trust }))
    .mutation(({ ctx, input }) => approveDeployment(ctx, input.deploymentId, input.trust)),
  refuseDeployment: procedure
    .input(z.object({ deploymentId: Id }))
    .mutation(({ ctx, input }) => refuseDeployment(ctx, input.deploymentId)),
  deactivatePlatform: procedure
    .input(z.object({ platformId: Id }))
    .mutation(({ ctx, input }) => deactivatePlatform(ctx, input.platformId)),
};

/** What somebody may do, and the tokens and links that let others in. */
const grantProcedures = {
  grantsOf: procedure.input(Holder).query(({ ctx, input }) => grantsOf(ctx, input)),
  grant: procedure
    .input(z.object({ holder: Holder, grant: Grant }))
    .mutation(({ ctx, input }) => grant(ctx, input.holder, input.grant)),
  revokeGrant: procedure.input(z.object({ grantId: Id })).mutation(({ ctx, input }) => revokeGrant(ctx, input.grantId)),
  tokens: procedure.input(PageRequest).query(({ ctx, input }) => tokens(ctx, input)),
  createToken: procedure.input(z.object({ name: Name, grant: Grant })).mutation(async ({ ctx, input }) => {
    const { secret, hash } = newSecret('token');
    return { token: await createToken(ctx, { ...input, secretHash: hash }), secret };
  }),
  revokeToken: procedure.input(z.object({ tokenId: Id })).mutation(({ ctx, input }) => revokeToken(ctx, input.tokenId)),
  createSignInLink: procedure.input(z.object({ name: Name, grant: Grant })).mutation(async ({ ctx, input }) => {
    const { secret, hash } = newSecret('link');
    return { ...(await createSignInLink(ctx, { ...input, tokenHash: hash })), url: ctx.addresses.signIn(secret) };
  }),
};

/** How an account comes to be a person's. */
const joinProcedures = {
  createClaimCode: procedure.input(z.object({ personId: PersonId })).mutation(async ({ ctx, input }) => {
    const { secret, hash } = newCode();
    return { ...(await createClaimCode(ctx, { personId: input.personId, codeHash: hash })), code: secret };
  }),
  claim: procedure
    .input(z.object({ code: z.string().max(100) }))
    .mutation(({ ctx, input }) => claim(ctx, { codeHash: hashOfCode(input.code) })),
  agenciesToJoin: procedure.query(({ ctx }) => agenciesToJoin(ctx)),
  requestToJoin: procedure
    .input(JoinRequest.pick({ agencyId: true, statedName: true, statedStaffNumber: true }))
    .mutation(({ ctx, input }) => requestToJoin(ctx, input)),
  joinRequests: procedure.input(PageRequest).query(({ ctx, input }) => joinRequests(ctx, input)),
  decideJoinRequest: procedure
    .input(z.object({ requestId: Id, answer: JoinAnswer }))
    .mutation(({ ctx, input }) => decideJoinRequest(ctx, input.requestId, input.answer)),
  waitingAccounts: procedure.input(PageRequest).query(({ ctx, input }) => waitingAccounts(ctx, input)),
  accountsOf: procedure
    .input(z.object({ personId: PersonId }))
    .query(({ ctx, input }) => accountsOf(ctx, input.personId)),
  confirmAccount: procedure
    .input(z.object({ accountId: AccountId, isTheirs: z.boolean() }))
    .mutation(async ({ ctx, input }) => {
      const account = await confirmAccount(ctx, input.accountId, input.isTheirs);
      // What an LMS told of her counts for nobody from now on, or for whoever she is.
      await accountParted(ctx, account);
      return account;
    }),
  partAccount: procedure.input(z.object({ accountId: AccountId, why: Why })).mutation(async ({ ctx, input }) => {
    const account = await partAccount(ctx, input.accountId, input.why);
    await accountParted(ctx, account);
    return account;
  }),
};

/** Who gets in, as whom, and what they may do. */
export const accessRouter = router({ ...platformProcedures, ...grantProcedures, ...joinProcedures });
