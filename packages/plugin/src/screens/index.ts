export { createApiClient, type ApiClientOptions } from './api-client.ts';
export { checkScreens, defineScreens, type Screens } from './define-screens.ts';
export { errorWords, FileRefused, type ErrorWords } from './error-words.ts';
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
export { deviceKey, keepOnDevice, keptOnDevice } from './on-device.ts';
export { faultOfPlacedCourse } from './placed-course.ts';
export { useAction, type Action } from './use-action.ts';
export { useCourses, type CoursesKnown } from './use-courses.ts';
export { useDeviceDraft, type Draft } from './use-device-draft.ts';
export { useLoad, type Loading } from './use-load.ts';
export { useLocalPages } from './use-local-pages.ts';
export { usePaged, type Paged, type PagedOptions, type PagerWay } from './use-paged.ts';
export { useSatisfiable, type Satisfiable, type SatisfiableKnown } from './use-satisfiable.ts';
export { useSendWhenBack, type Sending } from './use-send-when-back.ts';
export { useSettled } from './use-settled.ts';
export { useWarnBeforeLeaving } from './use-warn-before-leaving.ts';
