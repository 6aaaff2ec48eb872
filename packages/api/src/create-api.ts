import type { AnyRouter } from '@trpc/server';
import type { Addresses } from './addresses.ts';
import type { Certificates } from './certificates.ts';
import { appRouter, type AppRouter } from './app-router.ts';
import type { Caller, RequestContext } from './context.ts';
import { csvRoutes } from './files/csv-routes.ts';
import type { NavigationEntry } from './navigation/navigation.ts';
import { CORE_NAVIGATION } from './navigation/core-navigation.ts';
import { checkPermissionTable, type PermissionTable } from './permissions/permissions.ts';
import { CORE_PERMISSIONS } from './permissions/core-permissions.ts';
import { endpointsOf } from './rest/endpoint.ts';
import { handleRest } from './rest/handle-rest.ts';
import type { RestRequest, RestResponse } from './rest/message.ts';
import { openapi } from './rest/openapi.ts';
import { createCallerFactory, router } from './trpc.ts';

/** What one plugin adds to the API. */
export interface PluginApi {
  /** Its id in camel case: the name of its procedures. */
  readonly key: string;
  readonly router: AnyRouter | undefined;
  /** By path below the plugin's own router. */
  readonly permissions: PermissionTable;
  readonly navigation: readonly NavigationEntry[];
}

/** What an API is made of. */
export interface ApiParts {
  /** Version of Trellis, for the OpenAPI document. */
  readonly version: string;
  readonly plugins: readonly PluginApi[];
  readonly addresses: Addresses;
  readonly certificates: Certificates;
  /** Hears of each fault on our side over REST, with the pattern of the route. Over tRPC the adapter's own `onError` does. */
  readonly onFailure: (error: unknown, route: string) => void;
}

/** The whole API of a service, for an adapter to serve. */
export interface Api {
  /** For tRPC's adapters, with `allowMethodOverride`; plugins' procedures are in it under their keys. */
  readonly router: AppRouter;
  readonly permissions: PermissionTable;
  /** The context of one request. */
  readonly context: (caller: Caller | undefined) => RequestContext;
  /** Answers below `/api/v1`. Never rejects. */
  readonly rest: (request: RestRequest, caller: Caller | undefined) => Promise<RestResponse>;
}

/**
 * The API of the core and the plugins.
 *
 * @throws Error when a procedure has no row in the table of permissions, or a row no procedure
 */
export function createApi({ version, plugins, addresses, certificates, onFailure }: ApiParts): Api {
  const whole = withPlugins(plugins);
  const permissions: PermissionTable = {
    ...CORE_PERMISSIONS,
    ...Object.fromEntries(
      plugins.flatMap((plugin) =>
        Object.entries(plugin.permissions).map(([path, allowed]) => [`${plugin.key}.${path}`, allowed] as const),
      ),
    ),
  };
  checkPermissionTable(Object.keys(whole._def.procedures), permissions);
  const navigation = [...plugins.flatMap((plugin) => plugin.navigation), ...CORE_NAVIGATION];
  const context = (caller: Caller | undefined): RequestContext => ({
    caller,
    permissions,
    navigation,
    addresses,
    certificates,
  });
  const createCaller = createCallerFactory(whole);
  const endpoints = endpointsOf(whole, csvRoutes);
  const door = {
    endpoints,
    permissions,
    document: JSON.stringify(openapi(endpoints, { version, permissions })),
    call: (caller: Caller, path: string, input: unknown) => procedureAt(createCaller(context(caller)), path)(input),
    onFailure,
  };
  return { router: whole, permissions, context, rest: (request, caller) => handleRest(door, request, caller) };
}

/** The type stays the core's: who calls a plugin's procedures knows its router's own type. */
function withPlugins(plugins: readonly PluginApi[]): AppRouter {
  const routers = plugins.flatMap((plugin) =>
    plugin.router === undefined ? [] : [[plugin.key, plugin.router] as const],
  );
  return router({ ...appRouter._def.record, ...Object.fromEntries(routers) }) as unknown as AppRouter;
}

function procedureAt(caller: unknown, path: string): (input: unknown) => Promise<unknown> {
  // The caller is a proxy: every name on it leads on.
  return path.split('.').reduce<unknown>((at, name) => (at as Record<string, unknown>)[name], caller) as (
    input: unknown,
  ) => Promise<unknown>;
}
