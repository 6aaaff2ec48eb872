export * from './register.ts';
export * from './register-mark.ts';
export * from './register-shown.ts';
export * from './close-register.ts';
export * from './my-event.ts';
