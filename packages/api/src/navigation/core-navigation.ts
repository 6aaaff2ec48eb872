import type { Role } from '@trellis/core/access';
import type { NavigationEntry } from './navigation.ts';

const RUNNING: readonly Role[] = ['agency-lead', 'coordinator', 'administrator'];

/** The screens of the core's areas. Those of plugins stand before them: a person opens Trellis for her pathway or her agency, and finds the means behind it. */
export const CORE_NAVIGATION: readonly NavigationEntry[] = [
  { id: 'people.list', title: 'People and posts', path: '/people', group: 'people', allowed: RUNNING },
  { id: 'people.import', title: 'Import', path: '/import', group: 'people', allowed: RUNNING },
  {
    id: 'lms.courses',
    title: 'LMS courses',
    path: '/lms-courses',
    group: 'programme',
    allowed: ['coordinator', 'administrator'],
  },
  {
    id: 'frameworks.rules',
    title: 'Rules',
    path: '/rules',
    group: 'settings',
    allowed: [...RUNNING, 'board', 'scrutineer'],
  },
  { id: 'access.accounts', title: 'Accounts', path: '/accounts', group: 'settings', allowed: RUNNING },
  {
    id: 'access.platforms',
    title: 'Connected LMSs',
    path: '/connected-lmss',
    group: 'settings',
    allowed: ['administrator'],
  },
  {
    id: 'access.tokens',
    title: 'Links and tokens',
    path: '/links-and-tokens',
    group: 'settings',
    allowed: ['administrator'],
  },
  { id: 'notices.outbox', title: 'Outbox', path: '/outbox', group: 'settings', allowed: ['administrator'] },
  { id: 'audit.list', title: 'Audit', path: '/audit', group: 'settings', allowed: ['administrator'] },
];
