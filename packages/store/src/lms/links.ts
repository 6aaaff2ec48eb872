import type { AccountId } from '@trellis/core';
import type { GradedLink, LmsStore, Score } from '@trellis/core/lms';
import { sql, type Selectable } from 'kysely';
import type { Binding } from '../binding.ts';
import type { GradedLinkTable } from './table.ts';

/** A graded link out of its row. */
export function linkOf(row: Omit<Selectable<GradedLinkTable>, 'partnership_id'>): GradedLink {
  return {
    id: row.id,
    registrationId: row.registration_id,
    deploymentId: row.deployment_id,
    contextId: row.context_id,
    resourceLinkId: row.resource_link_id,
    ...(row.title === null ? {} : { title: row.title }),
    courseRef: row.course_ref,
    lineItemUrl: row.line_item_url,
  };
}

/** Keeps a link, or what it is now under the id that it has, and who learns by it. */
export async function noteLink(
  binding: Binding,
  link: GradedLink,
  learner: AccountId | undefined,
): Promise<GradedLink> {
  const content = {
    context_id: link.contextId,
    title: link.title ?? null,
    course_ref: link.courseRef,
    line_item_url: link.lineItemUrl,
  };
  const row = await binding.tx
    .insertInto('graded_link')
    .values({
      partnership_id: binding.partnershipId,
      id: link.id,
      registration_id: link.registrationId,
      deployment_id: link.deploymentId,
      resource_link_id: link.resourceLinkId,
      ...content,
    })
    .onConflict((conflict) =>
      conflict.columns(['partnership_id', 'registration_id', 'deployment_id', 'resource_link_id']).doUpdateSet(content),
    )
    .returningAll()
    .executeTakeFirstOrThrow();
  if (learner !== undefined) await addLearners(binding, row.id, [learner]);
  return linkOf(row);
}

/** The links of a context. */
export async function linksOf(
  { tx }: Binding,
  registrationId: string,
  contextId: string,
): Promise<readonly GradedLink[]> {
  const rows = await tx
    .selectFrom('graded_link')
    .selectAll()
    .where('registration_id', '=', registrationId)
    .where('context_id', '=', contextId)
    .orderBy('id')
    .execute();
  return rows.map(linkOf);
}

/** Says that these accounts learn by a link. */
export async function addLearners(
  { tx, partnershipId }: Binding,
  linkId: string,
  accounts: readonly AccountId[],
): Promise<void> {
  if (accounts.length === 0) return;
  await sql`
    insert into graded_learner (partnership_id, link_id, account_id)
    select distinct ${partnershipId}::int, ${linkId}, account_id from unnest(${accounts}::text[]) account_id order by account_id
    on conflict do nothing`.execute(tx);
}

/** The links by which an account learns, with what went or is to go back. */
export async function learningOf({ tx }: Binding, accountId: AccountId): ReturnType<LmsStore['learningOf']> {
  const { rows } = await sql<{
    readonly course_ref: string;
    readonly title: string | null;
    readonly given: 0 | 1 | null;
    readonly state: Score['state'] | null;
    readonly sent_at: string | null;
  }>`
    select k.course_ref, k.title, s.given, s.state, s.sent_at
    from graded_learner l join graded_link k on k.id = l.link_id
    left join score s on s.link_id = l.link_id and s.account_id = l.account_id
    where l.account_id = ${accountId} order by k.course_ref, k.id`.execute(tx);
  return rows.map(({ course_ref, title, given, state, sent_at }) => ({
    courseRef: course_ref,
    ...(title === null ? {} : { linkTitle: title }),
    ...(given === null || state === null
      ? {}
      : { score: { given, state, ...(sent_at === null ? {} : { sentAt: sent_at }) } }),
  }));
}

/** Takes an account off every link by which it learns, with what was to be sent of it. */
export async function forgetLearner({ tx }: Binding, accountId: AccountId): Promise<void> {
  await tx.deleteFrom('score').where('account_id', '=', accountId).execute();
  await tx.deleteFrom('graded_learner').where('account_id', '=', accountId).execute();
}
