import type { AppRouter, RouterOutputs } from '@trellis/api';
import type { TRPCClient } from '@trpc/client';
import type { AnyRouter } from '@trpc/server';
import { createContext, useContext, type ReactNode } from 'react';

/** Who is looking, as the API says. */
export type SessionShown = RouterOutputs['me']['get'];

/** What the web app hands to every screen. */
export interface ScreenServices {
  readonly api: TRPCClient<AppRouter>;
  readonly session: SessionShown;
  /** The address of a path below the web app's root, wherever that is mounted. */
  readonly link: (path: string) => string;
  /** Opens a path without loading the page again. */
  readonly go: (path: string) => void;
  /** What stands behind the `?` of the address, and changes with it: filters and sort orders, never anything personal. */
  readonly query: Readonly<Record<string, string>>;
  /** The parts of the screen's path that vary, as `:name` in its manifest. */
  readonly parameters: Readonly<Record<string, string>>;
  /** Saves a file that the service makes, with the rights of whoever is signed in. A question that may name somebody goes in the body. */
  readonly download: (path: string, fileName: string, question?: Readonly<Record<string, string>>) => Promise<void>;
  /** Sends a file with the rights of whoever is signed in. What is asked stands in the address, so never anything personal. */
  readonly upload: (path: string, file: File, asked: Readonly<Record<string, string>>) => Promise<void>;
}

const Services = createContext<ScreenServices | undefined>(undefined);

/** Hands the web app's services to the screens below it. */
export function ScreenServicesProvider({
  services,
  children,
}: {
  readonly services: ScreenServices;
  readonly children: ReactNode;
}) {
  return <Services value={services}>{children}</Services>;
}

/** The services of the web app that a screen is in. */
export function useServices(): ScreenServices {
  const services = useContext(Services);
  if (services === undefined) throw new Error('A screen needs ScreenServicesProvider around it.');
  return services;
}

/**
 * The typed API.
 *
 * @typeParam PluginRouters - a plugin's own router by its key, as `useApi<{ evaluationForms: EvaluationFormsRouter }>()`
 */
export function useApi<
  PluginRouters extends Readonly<Record<string, AnyRouter>> = Record<never, never>,
>(): ApiWith<PluginRouters> {
  return useServices().api as ApiWith<PluginRouters>;
}

/** The API of the core with that of plugins. */
export type ApiWith<PluginRouters> = TRPCClient<AppRouter> & {
  readonly [Key in keyof PluginRouters]: PluginRouters[Key] extends AnyRouter ? TRPCClient<PluginRouters[Key]> : never;
};

/** Who is looking, and for which partnership. */
export function useSession(): SessionShown {
  return useServices().session;
}

/** Makes the address of a path below the web app's root. */
export function useLink(): ScreenServices['link'] {
  return useServices().link;
}
