import type pg from 'pg';
import { BinaryRows } from './binary-rows.ts';
import { copyIn } from './copy.ts';

/** How much is gathered before it is loaded, bytes. */
const ENOUGH = 4 << 20;

/** Loads rows into several tables over one connection, while the next ones are being judged. */
export class Loader {
  private readonly tables = new Map<string, { readonly target: string; readonly rows: BinaryRows }>();
  private loading: Promise<void> = Promise.resolve();
  private readonly client: pg.Client;

  constructor(client: pg.Client) {
    this.client = client;
  }

  /** @param target - the table and its columns, as COPY wants them */
  rowsOf(table: string, target: string): BinaryRows {
    const known = this.tables.get(table) ?? { target, rows: new BinaryRows() };
    this.tables.set(table, known);
    return known.rows;
  }

  /** Loads what is enough to load, once what was given before is loaded. */
  async flush(options: { readonly isFrozen: boolean; readonly everything?: boolean }): Promise<void> {
    for (const { target, rows } of this.tables.values()) {
      if (rows.rows === 0 || (options.everything !== true && rows.bytes < ENOUGH)) continue;
      await this.loading;
      const contents = [rows.take()];
      const freeze = options.isFrozen ? ', freeze' : '';
      this.loading = copyIn(this.client, `copy ${target} from stdin (format binary${freeze})`, contents);
      // Whoever waits next hears of it.
      this.loading.catch(() => undefined);
    }
    if (options.everything === true) await this.loading;
  }
}
