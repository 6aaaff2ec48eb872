import type { AgencyId, Context, PersonId, PostId, Stores } from '@trellis/core';
import type { Post } from '@trellis/core/people';
import { castMembers } from './cast.ts';

/** Finds people of the demo by what the story calls them. */
export interface DemoPeople {
  readonly agencyId: (agencyRef: string) => AgencyId;
  /** Whoever holds a staff number. */
  readonly person: (agencyRef: string, staffNumber: string) => Promise<PersonId>;
  /** Her post in that agency. */
  readonly post: (agencyRef: string, staffNumber: string) => Promise<Post>;
  /** Up to so many posts of an agency by their names, the first of them; whom a newcomer can be asks for herself. */
  readonly someOf: (agencyRef: string, count: number) => Promise<readonly PostId[]>;
}

/** The people of a partnership that the demo has filled. */
export async function demoPeople(ctx: Context<Pick<Stores, 'people'>>): Promise<DemoPeople> {
  const { people } = ctx.store;
  const ids = new Map((await people.agencies()).map((agency) => [agency.ref, agency.id]));
  const missing = (what: string): never => {
    throw new Error(`The demo has no ${what}.`);
  };
  const agencyId = (ref: string): AgencyId => ids.get(ref) ?? missing(`agency ${ref}`);
  const person = async (ref: string, staffNumber: string): Promise<PersonId> =>
    (await people.identified([{ agencyId: agencyId(ref), staffNumber }], []))[0]?.id ?? missing(`${staffNumber}`);
  return {
    agencyId,
    person,
    async post(ref, staffNumber) {
      const posts = await people.postsOf([await person(ref, staffNumber)]);
      return posts.find((post) => post.agencyId === agencyId(ref)) ?? missing(`post of ${staffNumber}`);
    },
    async someOf(ref, count) {
      const cast = castMembers.filter(({ agencyRef }) => agencyRef === ref).map(({ staffNumber }) => staffNumber);
      const { rows } = await people.search({ all: true }, { agencyId: agencyId(ref) }, { limit: count + cast.length });
      const others = rows.filter((row) => !row.staffNumbers.some(({ staffNumber }) => cast.includes(staffNumber)));
      const posts = await people.postsOf(others.slice(0, count).map((row) => row.personId));
      return posts.filter((post) => post.agencyId === agencyId(ref)).map((post) => post.id);
    },
  };
}
