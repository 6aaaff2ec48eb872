export * from './letter-facts.ts';
export * from './letter-for.ts';
export * from './notice-words.ts';
export * from './invitation.ts';
