import { readFileSync } from 'node:fs';
import type { Measurement } from '../measurement.ts';
import { startService } from '../service.ts';
import { millisecondsOf } from '../timing.ts';
import { copyAway } from './copy.ts';
import type { World } from './world.ts';

/** Everyone with every requirement as CSV out of the running service, against COPY TO STDOUT of the same rows; and the service's memory. */
export async function measureCsv(world: World): Promise<readonly Measurement[]> {
  await using service = await startService(world.dataDir);
  const token = service.command(
    'token',
    'create',
    '--name',
    'bench',
    '--role',
    'administrator',
    '--partnership',
    world.partnership,
  );
  let rows = 0;
  const read = async (): Promise<void> => {
    const answer = await fetch(`${service.url}/api/v1/compliance/people.csv?asAt=${world.today}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    if (!answer.ok) throw new Error(`The file was refused: ${answer.status} ${await answer.text()}`);
    rows = 0;
    for await (const chunk of answer.body!) for (const byte of chunk) if (byte === 10) rows += 1;
  };
  const before = peakMegabytes(service.processId);
  const ours = Math.min(await millisecondsOf(read), await millisecondsOf(read));
  const after = peakMegabytes(service.processId);
  const theirs = await world.owner(async (client) => {
    const copy = () => copyAway(client, copyOfRows(world));
    return Math.min(await millisecondsOf(copy), await millisecondsOf(copy));
  });
  return [
    {
      name: `everyone with every requirement as CSV, ${rows.toLocaleString('en-GB')} rows`,
      value: ours,
      unit: 'ms',
      ratio: ours / theirs,
      against: `COPY TO STDOUT of the same rows (${Math.round(theirs)} ms)`,
      hold: 'at most 1.5',
    },
    {
      name: `the service’s peak memory with that file, ${Math.round(before)} MB before`,
      value: after,
      unit: 'MB',
      hold: 'constant',
    },
  ];
}

/** The most memory that a process has had, where the machine tells (Linux). */
function peakMegabytes(processId: number): number {
  try {
    const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${processId}/status`, 'utf8')) ?? [];
    return Number(kilobytes ?? Number.NaN) / 1024;
  } catch {
    return Number.NaN;
  }
}

function copyOfRows({ partnershipId, today }: World): string {
  return `copy (
    select a.ref, (select min(n.staff_number) from staff_number n where n.person_id = p.id and n.agency_id = a.id), p.given_name, p.family_name,
      o.job_title, o.team, r.id, s.state, s.due_on, s.held_on, b.content->>'rule', b.content->>'pack', b.content->>'version'
    from span s join person p on p.key = s.person_key join post o on o.key = s.post_key and o.known_to = 'infinity'
    join agency a on a.key = s.agency_key join requirement r on r.key = s.requirement_key join basis b on b.key = s.basis_key
    where s.partnership_id = ${partnershipId} and s.view = 0 and s.from_on <= '${today}' and s.to_on > '${today}'
    order by s.due_on
  ) to stdout (format csv)`;
}
