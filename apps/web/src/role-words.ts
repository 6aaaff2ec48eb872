import type { SessionShown } from '@trellis/plugin/screens';

type Role = SessionShown['roles'][number];

/** What each role is called. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  practitioner: 'Practitioner',
  manager: 'Manager',
  trainer: 'Trainer',
  'agency-lead': 'Agency lead',
  coordinator: 'Training coordinator',
  finance: 'Finance',
  board: 'Board member',
  scrutineer: 'Scrutineer',
  administrator: 'Administrator',
};

/** What somebody is here, in words: every role with its agency, once each; nothing for a practitioner, whose page says so itself. */
export function roleWords(session: Pick<SessionShown, 'grants'>): string | undefined {
  const words = session.grants.map((grant) => [ROLE_WORDS[grant.role], grant.agencyName].filter(Boolean).join(', '));
  return words.length === 0 ? undefined : [...new Set(words)].join('; ');
}
