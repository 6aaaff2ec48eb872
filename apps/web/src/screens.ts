import { screens as pathwayAssignment } from '@trellis/pathway-assignment/screens';
import { lazy, type ComponentType } from 'react';

/** The screens of plugins, by the id under which the service names them in the navigation. */
const PLUGINS: Readonly<Record<string, Readonly<Record<string, ComponentType>>>> = { 'pathway-assignment': pathwayAssignment };

/** The screens of the core's areas, by the same kind of id. */
const AREAS: Readonly<Record<string, ComponentType>> = {
  'people.list': lazy(async () => ({ default: (await import('./areas/people/people-list.tsx')).PeopleList })),
  'people.import': lazy(async () => ({ default: (await import('./areas/people/import.tsx')).Import })),
  'access.platforms': lazy(async () => ({ default: (await import('./areas/access/connected-lmss.tsx')).ConnectedLmss })),
  'audit.list': lazy(async () => ({ default: (await import('./areas/audit/audit-list.tsx')).AuditList })),
};

/** Every screen that the navigation can lead to. */
export const SCREENS: Readonly<Record<string, ComponentType>> = {
  ...AREAS,
  ...Object.fromEntries(Object.entries(PLUGINS).flatMap(([plugin, screens]) => Object.entries(screens).map(([id, screen]) => [`${plugin}.${id}`, screen]))),
};

/** One person's record; opened from lists, never from the navigation. */
export const PersonRecord = lazy(async () => ({ default: (await import('./areas/people/person-record.tsx')).PersonRecord }));

/** The way in for somebody whose account is nobody's yet. */
export const WayIn = lazy(async () => ({ default: (await import('./areas/access/way-in.tsx')).WayIn }));

/** What somebody sees who is not signed in. */
export const Start = lazy(async () => ({ default: (await import('./areas/start/start.tsx')).Start }));
