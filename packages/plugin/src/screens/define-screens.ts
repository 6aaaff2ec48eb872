import type { ComponentType } from 'react';
import type { ScreenContribution } from '../contributions.ts';

/** A plugin's screens by the ids under which its manifest names them. `lazy(() => import(...))` keeps each out of the first page. */
export type Screens = Readonly<Record<string, ComponentType>>;

/** A plugin's screens, as its door `./screens` exports them. */
export function defineScreens<Defined extends Screens>(screens: Defined): Defined {
  return screens;
}

/**
 * Where the screens of a plugin's two doors differ.
 *
 * @param named - what `provides` lists
 * @param defined - what `./screens` exports
 * @returns a sentence for each difference; empty when they agree
 */
export function checkScreens(named: readonly Pick<ScreenContribution, 'id'>[], defined: Screens): readonly string[] {
  const ids = named.map((screen) => screen.id);
  return [
    ...ids
      .filter((id) => !Object.hasOwn(defined, id))
      .map((id) => `the screen "${id}" is named but ./screens does not define it`),
    ...Object.keys(defined)
      .filter((id) => !ids.includes(id))
      .map((id) => `./screens defines "${id}", which is not named`),
  ];
}
