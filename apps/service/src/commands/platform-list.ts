import { platforms } from '@trellis/core/access';
import { inPartnershipOf, type Command } from '../command.ts';

/** Lists the connected LMSs. */
export const platformList: Command = {
  name: 'platform list',
  summary: 'List the connected LMSs and their deployments',
  async run(_, workplace) {
    const found = await inPartnershipOf(workplace, platforms);
    return {
      lines: found.flatMap((platform) => [
        `${platform.id}  ${platform.state}  ${platform.issuer}  ${platform.clientId}`,
        ...platform.deployments.map(({ id, deploymentId, state }) => `  ${id}  ${state}  deployment ${deploymentId}`),
      ]),
      last: String(found.length),
      json: found.map(({ id, issuer, clientId, state, deployments }) => ({
        id,
        issuer,
        clientId,
        state,
        deployments: deployments.map((each) => ({ id: each.id, deploymentId: each.deploymentId, state: each.state })),
      })),
    };
  },
};
