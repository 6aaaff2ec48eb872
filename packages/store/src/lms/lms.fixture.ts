import type { AccountId, PersonId } from '@trellis/core';
import type { LmsFact } from '@trellis/core/lms';
import type { Database } from '../database.ts';
import { createToolStorage } from '../door/tool-storage.ts';
import type { TestPartnership } from '../test-partnership.ts';

/** The moment at which tests take place. */
export const noon = '2026-04-10T12:00:00.000Z';

/** Where the LMS of tests is. */
export const issuer = 'https://lms.example';

/** What an LMS says of its addresses when it registers. */
export const addresses = {
  authorizationEndpoint: `${issuer}/auth`,
  tokenEndpoint: `${issuer}/token`,
  keysetUrl: `${issuer}/keys`,
  productFamily: 'moodle',
};

/** An LMS that a partnership invited; its client is named after the partnership. Gives the id of its registration. */
export async function registerLms(database: Database, partnership: TestPartnership): Promise<string> {
  const tool = createToolStorage(database.app);
  const tokenHash = `invitation of ${partnership.publicId}`;
  const expiresAt = new Date('2026-04-11T12:00:00.000Z');
  await tool.addInvitation({ tokenHash, boundTo: String(partnership.id), expiresAt });
  const offered = { issuer, clientId: partnership.publicId, ...addresses };
  const accepted = await tool.acceptRegistration(tokenHash, offered, '1', new Date(noon));
  if (accepted.outcome !== 'added') throw new Error(`The LMS could not be registered: ${accepted.outcome}.`);
  return accepted.registration.id;
}

/** Somebody on record, and her joined account of that LMS under a number. */
export async function enrol(partnership: TestPartnership, name: string, subject: string): Promise<void> {
  await partnership.at(noon, async ({ people, access }) => {
    await people.savePeople([
      { id: name as PersonId, givenName: name, familyName: 'Baker', formerNames: [], staffNumbers: [] },
    ]);
    await access.saveAccount({
      id: `account-${name}` as AccountId,
      issuer,
      clientId: partnership.publicId,
      subject,
      state: 'joined',
      personId: name as PersonId,
      lastSeenAt: noon,
    });
  });
}

/** A fact of user 7 in the LMS course `basics`, complete and waiting for nobody, with whatever a test wants different. */
export function factOf(registrationId: string, different: Partial<LmsFact> & Pick<LmsFact, 'id'>): LmsFact {
  return {
    registrationId,
    lmsCourseId: 'basics',
    subject: '7',
    state: 'complete',
    occurredAt: noon,
    completedAt: noon,
    waitsForCourse: false,
    waitsForPerson: false,
    isPending: false,
    ...different,
  };
}
