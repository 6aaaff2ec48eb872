import { AccountState, Role } from '@trellis/core/access';
import { z } from 'zod';
import { whoAmI } from '../who-am-i.ts';
import { procedure, router } from '../trpc.ts';

/** Who is signed in, as every page needs to know. */
export const WhoAmI = z.object({
  /** Absent: nobody has told us yet which person this is. */
  personId: z.string().optional(),
  name: z.string().optional(),
  account: AccountState.optional(),
  roles: z.array(Role),
  grants: z.array(
    z.object({
      role: Role,
      agencyId: z.string().optional(),
      agencyName: z.string().optional(),
    }),
  ),
  partnership: z.object({ id: z.string(), name: z.string(), isDemo: z.boolean() }),
  navigation: z.array(z.object({ id: z.string(), title: z.string(), path: z.string() })),
});
export type WhoAmI = z.infer<typeof WhoAmI>;

/** Whoever is asking. */
export const meRouter = router({
  get: procedure.output(WhoAmI).query(({ ctx }) => whoAmI(ctx)),
});
