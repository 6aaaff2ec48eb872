import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Platform } from '@trellis/testing/platform';
import type { RunningService } from '../service.ts';
import type { MeasuredTool } from './measured-tool.ts';

/**
 * Trellis, registered with the platform and with everybody on record, so that a launch finds her person by the e-mail that it names.
 *
 * @param users - the platform's ids; what comes before the `@` of each e-mail
 */
export async function connectTrellis(
  service: RunningService,
  platform: Platform,
  users: readonly string[],
): Promise<MeasuredTool> {
  const client = await platform.register(service.command('platform', 'invite'));
  service.command('platform', 'approve', '--all');
  const people = path.join(service.dataDir, 'people.csv');
  const rows = users.map((user) => `AC,Given,Family of ${user},${user}@lms.example,2024-01-01`);
  writeFileSync(people, ['agency_ref,given_name,family_name,work_email,starts_on', ...rows].join('\n'));
  service.command('people', 'import', people);
  const { loginUrl, clientId, deploymentId, targetLinkUri } = client;
  return { name: 'Trellis', loginUrl, clientId, deploymentId, targetLinkUri, landing: /#s=/ };
}
