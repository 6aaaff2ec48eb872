import { record, type Context } from '../context.ts';
import type { Page, PageRequest } from '../paging.ts';
import { hoursAfter, insistOnAdministrator, insistOnAgencyOf, notFound } from './insist.ts';
import type { Grant } from '../actor.ts';
import type { Token } from './schema.ts';
import type { AccessStores } from './store.ts';

/** API tokens, without their secrets. */
export async function tokens(ctx: Context<AccessStores>, page: PageRequest): Promise<Page<Token>> {
  insistOnAdministrator(ctx.actor);
  return ctx.store.access.tokens(page);
}

/**
 * Adds an API token. Whoever calls makes the secret, shows it once, and hands over its hash only.
 *
 * @param input.secretHash - SHA-256 of the secret, lower-case hex
 * @throws `access.not-permitted`, `access.agency-needed`
 */
export async function createToken(
  ctx: Context<AccessStores>,
  input: { readonly name: string; readonly grant: Grant; readonly secretHash: string },
): Promise<Token> {
  insistOnAdministrator(ctx.actor);
  insistOnAgencyOf(input.grant);
  const token: Token = { id: ctx.newId(), name: input.name, grant: input.grant, createdAt: ctx.now };
  await ctx.store.access.saveToken(token, input.secretHash);
  await record(ctx, { action: 'access.create-token', subject: { kind: 'token', id: token.id }, after: token });
  return token;
}

/**
 * Makes a token useless, at once and for good.
 *
 * @throws `access.not-permitted`, `access.not-found`
 */
export async function revokeToken(ctx: Context<AccessStores>, id: string): Promise<void> {
  insistOnAdministrator(ctx.actor);
  const token = await ctx.store.access.token(id);
  if (!token) throw notFound('token');
  if (token.revokedAt !== undefined) return;
  await ctx.store.access.revokeToken(id);
  await record(ctx, { action: 'access.revoke-token', subject: { kind: 'token', id }, before: token });
}

/** For how many hours a sign-in link works. */
const SIGN_IN_LINK_HOURS = 1;

/**
 * Adds a single-use link that signs somebody in with a role, for an hour. It is the first administrator's way in.
 *
 * @param input.tokenHash - SHA-256 of the secret in the link, lower-case hex
 * @throws `access.not-permitted`, `access.agency-needed`
 * @source contract: sign-in link
 */
export async function createSignInLink(
  ctx: Context<AccessStores>,
  input: { readonly name: string; readonly grant: Grant; readonly tokenHash: string },
): Promise<{ readonly expiresAt: string }> {
  insistOnAdministrator(ctx.actor);
  insistOnAgencyOf(input.grant);
  const expiresAt = hoursAfter(ctx.now, SIGN_IN_LINK_HOURS);
  await ctx.store.access.saveSignInLink({ ...input, expiresAt });
  await record(ctx, {
    action: 'access.create-sign-in-link',
    subject: { kind: 'sign-in-link', id: ctx.newId() },
    // Whoever it is for is named in the link, and in the account that it makes, and not in what is kept for good.
    after: { grant: input.grant, expiresAt },
  });
  return { expiresAt };
}
