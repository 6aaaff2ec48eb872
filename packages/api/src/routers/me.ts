import { procedure, router } from '../trpc.ts';
import { WhoAmI, whoAmI } from '../who-am-i.ts';

/** Whoever is asking. */
export const meRouter = router({
  get: procedure.output(WhoAmI).query(({ ctx }) => whoAmI(ctx)),
});
