import { DomainError } from '@trellis/core';
import { deactivatePlatform, platforms, type AccessErrorCode } from '@trellis/core/access';
import { inPartnershipOf, UsageError, type Command } from '../command.ts';

/** Stops serving an LMS at once. */
export const platformDeactivate: Command = {
  name: 'platform deactivate',
  summary: 'Stop serving an LMS at once; what it brought stays',
  arguments: '[ID ...]',
  takes: [0, 50],
  options: {
    issuer: { value: 'URL', help: 'With --client, in place of an id' },
    client: { value: 'ID', help: 'The client id at that issuer' },
  },
  async run({ arguments: ids, values }, workplace) {
    const isNamed = values['issuer'] !== undefined && values['client'] !== undefined;
    if (isNamed === ids.length > 0 || (values['issuer'] === undefined) !== (values['client'] === undefined))
      throw new UsageError('Say which: an id from `platform list`, or --issuer and --client.');
    const deactivated = await inPartnershipOf(workplace, async (ctx) => {
      const named = (await platforms(ctx)).filter(
        ({ issuer, clientId }) => issuer === values['issuer'] && clientId === values['client'],
      );
      if (isNamed && named.length === 0)
        throw new DomainError<AccessErrorCode>(
          'access.not-found',
          `No LMS is connected with the issuer ${values['issuer']} and the client id ${values['client']}. \`platform list\` shows those that are.`,
        );
      const chosen = isNamed ? named.map(({ id }) => id) : ids;
      for (const id of chosen) await deactivatePlatform(ctx, id);
      return chosen;
    });
    return { lines: deactivated, last: String(deactivated.length), json: { deactivated } };
  },
};
