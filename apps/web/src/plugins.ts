import { PersonPathway as PathwayOfPerson, screens as pathwayAssignment } from '@trellis/pathway-assignment/screens';
import type { ComponentType } from 'react';

/** The screens of every plugin, by the plugin's id and their own. */
export const PLUGIN_SCREENS: Readonly<Record<string, Readonly<Record<string, ComponentType>>>> = {
  'pathway-assignment': pathwayAssignment,
};

/** What the rules say of one person, which a plugin shows on her record. */
export const PersonPathway: ComponentType<{ readonly personId: string }> = PathwayOfPerson;
