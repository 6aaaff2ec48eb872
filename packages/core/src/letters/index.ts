export * from './letter-facts.ts';
export * from './letter-reader.ts';
export * from './letter-for.ts';
export * from './quality-words.ts';
export * from './report-words.ts';
export * from './notice-words.ts';
export * from './invitation.ts';
