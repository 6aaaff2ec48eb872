import type { NavigationEntry } from './navigation.ts';
import type { Role } from '@trellis/core/access';

const RUNNING: readonly Role[] = ['agency-lead', 'coordinator', 'administrator'];

/** The screens of the core's areas; those of plugins follow them. */
export const CORE_NAVIGATION: readonly NavigationEntry[] = [
  { id: 'people.list', title: 'People and posts', path: '/people', allowed: RUNNING },
  { id: 'people.import', title: 'Import', path: '/import', allowed: RUNNING },
  { id: 'access.platforms', title: 'Connected LMSs', path: '/connected-lmss', allowed: ['administrator'] },
  { id: 'audit.list', title: 'Audit', path: '/audit', allowed: ['administrator'] },
];
