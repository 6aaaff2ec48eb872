import type { CourseVersion } from '@trellis/core/courses';
import { createTestHost, type TestHost } from '@trellis/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** A coordinator hands in a file for trainers, and it opens until its version is withdrawn. */
let trellis: TestHost;
let coordinator: Record<string, string>;
beforeAll(async () => {
  trellis = await createTestHost();
  coordinator = await signIn('coordinator');
});
afterAll(() => trellis[Symbol.asyncDispose]());

/** The headers of somebody who came by a sign-in link. */
async function signIn(role: 'coordinator' | 'practitioner'): Promise<Record<string, string>> {
  const answer = await fetch(await trellis.signInLink(role), { method: 'POST', redirect: 'manual' });
  const handover = answer.headers.get('location')!.split('#s=')[1];
  const session = await fetch(`${trellis.url}/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-trellis': '1' },
    body: JSON.stringify({ handover }),
  });
  return { authorization: `Bearer ${((await session.json()) as { secret: string }).secret}` };
}

async function ask<Answer>(path: string, input: object): Promise<Answer> {
  const answer = await fetch(`${trellis.url}/api/trpc/${path}`, {
    method: 'POST',
    headers: { ...coordinator, 'content-type': 'application/json' },
    body: JSON.stringify(input),
  });
  return ((await answer.json()) as { result: { data: Answer } }).result.data;
}

const bytes = new TextEncoder().encode('%PDF-1.7 what people work with');
const hand = (query: object, headers = coordinator, fileName = 'Übung 1.pdf') =>
  fetch(`${trellis.url}/materials?${new URLSearchParams({ ...query }).toString()}`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/pdf', 'x-file-name': encodeURIComponent(fileName) },
    body: bytes,
  });

test('a file is kept, saved as it was, refused to others, and answers 410 in a plain sentence once its version is withdrawn', async () => {
  const { id: courseId } = await ask<{ id: string }>('courses.save', {
    ref: 'CCG',
    title: 'Conferences',
    kind: 'workshop',
  });
  const version = { courseId, version: '3', validFrom: null, validTo: null } as CourseVersion;
  await ask('courses.saveVersion', version);
  const query = { courseId, version: '3', title: 'Exercise' };
  const added = await hand(query);
  expect(added.status).toBe(201);
  const { id, fileName } = (await added.json()) as { id: string; fileName: string };
  expect(fileName).toBe('U-bung-1.pdf');
  expect((await hand({ courseId, version: '3' })).status).toBe(422);
  expect((await hand(query, coordinator, 'run.html')).status).toBe(422);
  const practitioner = await signIn('practitioner');
  expect((await hand(query, practitioner)).status).toBe(403);
  expect((await hand(query, {})).status).toBe(401);

  const open = (headers: Record<string, string>) => fetch(`${trellis.url}/materials/${id}`, { headers });
  const saved = await open(coordinator);
  expect(saved.status).toBe(200);
  expect(saved.headers.get('content-type')).toBe('application/pdf');
  expect(saved.headers.get('content-disposition')).toBe('attachment; filename="U-bung-1.pdf"');
  expect(saved.headers.get('content-security-policy')).toContain('sandbox');
  expect(new Uint8Array(await saved.arrayBuffer())).toEqual(bytes);
  expect((await open(practitioner)).status).toBe(404);
  expect((await open({})).status).toBe(401);

  await ask('courses.saveVersion', { ...version, withdrawnOn: '2020-01-01' });
  const gone = await open(coordinator);
  expect(gone.status).toBe(410);
  expect(await gone.json()).toMatchObject({
    code: 'courses.material-withdrawn',
    detail: expect.stringContaining('Version 3 of Conferences is not given any more'),
  });
});
