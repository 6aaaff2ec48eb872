export { createApiClient, type ApiClientOptions } from './api-client.ts';
export { checkScreens, defineScreens, type Screens } from './define-screens.ts';
export { errorWords, type ErrorWords } from './error-words.ts';
export { ScreenServicesProvider, useApi, useLink, useServices, useSession, type ApiWith, type ScreenServices, type SessionShown } from './services.tsx';
export { useLoad, type Loading } from './use-load.ts';
