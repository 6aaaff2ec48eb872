/** Everything that can be wrong with the database itself, before any area's own rules come in. */
export type StoreErrorCode =
  | 'store.folder-not-usable'
  | 'store.platform-not-supported'
  | 'store.server-not-allowed'
  | 'store.server-not-started'
  | 'store.server-not-reached'
  | 'store.server-version-differs'
  | 'store.database-too-old'
  | 'store.role-missing'
  | 'store.role-too-strong'
  | 'store.migration-changed'
  | 'store.migration-missing'
  | 'store.migration-failed';

/** A fault of the database or its set-up, in a sentence that an administrator can act on. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
    this.code = code;
  }
}
