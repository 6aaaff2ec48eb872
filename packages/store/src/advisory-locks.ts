/**
 * The numbers of PostgreSQL's advisory locks that Trellis takes, all in one place so that no two purposes share one.
 * Each is the second key; the first, `family`, keeps them apart from anybody else's in the same database. `ledgers` and what follows are
 * first keys of their own: the second one is the number of a partnership.
 */
export const advisoryLocks = {
  family: 0x7265_6c6c,
  /** Held shared by each process that uses the embedded server; who gets it exclusively is the last one out. */
  users: 1,
  /** Held while the embedded server's roles and database are made. */
  setUp: 2,
  /** Held while migrations run, so that two starting services cannot collide. */
  migrations: 3,
  /** Held while the test template is built. */
  testTemplate: 4,
  /** Held until a transaction ends: shared by whoever charges a booking of her own, alone by whoever releases or corrects. */
  ledgers: 0x7265_6c6d,
  /** Held from judging until a transaction ends: shared by whoever judges people, alone by whoever changes the rules that are in force. */
  judging: 0x7265_6c6e,
  /** Held by whoever judges a whole partnership again. */
  rejudging: 0x7265_6c6f,
  /** Held until a transaction ends by whoever adds up or releases the answers of a course; the second key is made of partnership and course. */
  tallies: 0x7265_6c70,
  /** Held until a transaction ends by whoever changes forms of evaluation. */
  evaluationForms: 0x7265_6c71,
  /** Held until a transaction ends by whoever tells what was seen in observed sessions. */
  observationsTold: 0x7265_6c73,
  /** Held until a transaction ends: shared by whatever changes a sum of a month, in the database itself, alone by whoever adds months up. */
  months: 0x7265_6c72,
} as const;
