import { lazy, type ComponentType } from 'react';
import { PLUGIN_PAGES, PLUGIN_SCREENS } from './plugins.ts';

/** The screens of the core's areas, by the id under which the service names them in the navigation. */
const AREAS: Readonly<Record<string, ComponentType>> = {
  'people.list': lazy(async () => ({ default: (await import('./areas/people/people-list.tsx')).PeopleList })),
  'people.import': lazy(async () => ({ default: (await import('./areas/people/import.tsx')).Import })),
  'access.accounts': lazy(async () => ({ default: (await import('./areas/access/accounts.tsx')).Accounts })),
  'access.platforms': lazy(async () => ({
    default: (await import('./areas/access/connected-lmss.tsx')).ConnectedLmss,
  })),
  'access.tokens': lazy(async () => ({
    default: (await import('./areas/access/links-and-tokens.tsx')).LinksAndTokens,
  })),
  'lms.courses': lazy(async () => ({ default: (await import('./areas/lms/lms-courses.tsx')).LmsCourses })),
  'frameworks.rules': lazy(async () => ({ default: (await import('./areas/frameworks/rules.tsx')).Rules })),
  'notices.outbox': lazy(async () => ({ default: (await import('./areas/notices/outbox.tsx')).Outbox })),
  'audit.list': lazy(async () => ({ default: (await import('./areas/audit/audit-list.tsx')).AuditList })),
};

/** Every screen that the navigation can lead to. */
export const SCREENS: Readonly<Record<string, ComponentType>> = {
  ...AREAS,
  ...Object.fromEntries(
    Object.entries(PLUGIN_SCREENS).flatMap(([plugin, screens]) =>
      Object.entries(screens).map(([id, screen]) => [`${plugin}.${id}`, screen]),
    ),
  ),
};

/** A screen that no navigation leads to, with its address and title. */
export interface OtherScreen {
  readonly path: string;
  readonly title: string;
  readonly screen: ComponentType;
  /** The address of the page in the navigation whose tabs lead to it, where its own is not below that. */
  readonly under?: string;
}

/** Screens opened from lists, from the foot of the page and from links in an LMS, for whoever is signed in. */
export const OTHER_SCREENS: readonly OtherScreen[] = [
  ...PLUGIN_PAGES,
  {
    path: '/people/:personId',
    title: 'One person',
    screen: lazy(async () => ({ default: (await import('./areas/people/person-record.tsx')).PersonRecord })),
  },
  {
    path: '/rules/packs/:id',
    title: 'One pack',
    screen: lazy(async () => ({ default: (await import('./areas/frameworks/pack-page.tsx')).PackPage })),
  },
  {
    path: '/rules/crosswalk',
    title: 'What other learning is worth',
    screen: lazy(async () => ({ default: (await import('./areas/frameworks/crosswalk.tsx')).Crosswalk })),
  },
  {
    path: '/rules/intervals',
    title: 'Agencies’ own intervals',
    screen: lazy(async () => ({ default: (await import('./areas/frameworks/agency-intervals.tsx')).AgencyIntervals })),
  },
  {
    path: '/rules/decisions',
    title: 'Decisions',
    screen: lazy(async () => ({ default: (await import('./areas/frameworks/decisions.tsx')).Decisions })),
  },
  {
    path: '/what-we-hold',
    title: 'What we hold about you',
    screen: lazy(async () => ({ default: (await import('./areas/audit/what-we-hold.tsx')).WhatWeHold })),
  },
];

/** Pages for anybody, signed in or not. */
export const OPEN_PAGES: readonly OtherScreen[] = [
  {
    path: '/accessibility',
    title: 'Accessibility',
    screen: lazy(async () => ({ default: (await import('./areas/help/accessibility.tsx')).Accessibility })),
  },
  {
    path: '/help',
    title: 'Help',
    screen: lazy(async () => ({ default: (await import('./areas/help/help.tsx')).Help })),
  },
];

/** The way in for somebody whose account is nobody's yet. */
export const WayIn = lazy(async () => ({ default: (await import('./areas/access/way-in.tsx')).WayIn }));

/** What somebody sees who is not signed in. */
export const Start = lazy(async () => ({ default: (await import('./areas/start/start.tsx')).Start }));
