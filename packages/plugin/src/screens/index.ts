export { createApiClient, type ApiClientOptions } from './api-client.ts';
export { checkScreens, defineScreens, type Screens } from './define-screens.ts';
export { errorWords, type ErrorWords } from './error-words.ts';
export { evidenceKindWords } from './evidence-kind-words.ts';
export {
  ScreenServicesProvider,
  useApi,
  useLink,
  useServices,
  useSession,
  type ApiWith,
  type ScreenServices,
  type SessionShown,
} from './services.tsx';
export { useAction, type Action } from './use-action.ts';
export { useLoad, type Loading } from './use-load.ts';
export { useLocalPages } from './use-local-pages.ts';
export { usePaged, type Paged, type PagedOptions, type PagerWay } from './use-paged.ts';
export { useSettled } from './use-settled.ts';
