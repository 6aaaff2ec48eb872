import { rolesSql } from '@trellis/store';
import type { Command } from '../command.ts';

/** Prints the SQL that prepares a PostgreSQL of one's own. */
export const databaseRoles: Command = {
  name: 'database roles',
  isOfNoPartnership: true,
  summary: 'Print the SQL that prepares a PostgreSQL of your own',
  run() {
    const lines = rolesSql().trimEnd().split('\n');
    return Promise.resolve({ lines: lines.slice(0, -1), last: lines.at(-1)!, json: { sql: rolesSql() } });
  },
};
