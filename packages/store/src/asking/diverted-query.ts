import pg from 'pg';
import { divertRows, type RowReader } from './diverted-rows.ts';

/** A statement whose rows are read as they travel. */
export interface StatementToRead {
  /** Under which it is kept ready. */
  readonly name: string | undefined;
  readonly text: string;
  readonly values: readonly unknown[];
  readonly row: RowReader;
}

/** What `pg` has for whoever speaks PostgreSQL's language, and its types do not tell. */
interface Connection {
  readonly stream: Parameters<typeof divertRows>[0] & { cork(): void; uncork(): void };
  readonly parsedStatements: Readonly<Record<string, string | undefined>>;
  parse(statement: { readonly name: string | undefined; readonly text: string }): void;
  bind(statement: {
    readonly statement: string | undefined;
    readonly values: readonly unknown[];
    readonly binary: boolean;
    readonly valueMapper: (value: unknown) => unknown;
  }): void;
  execute(portal: object): void;
  sync(): void;
}

const { prepareValue } = (pg as unknown as { utils: { prepareValue: (value: unknown) => unknown } }).utils;

/** Some statements asked in one go, each read in PostgreSQL's binary form by its own reader. Of whichever fails, those after it are left undone. */
export class DivertedQuery {
  /** The command that the last of them was, as PostgreSQL says it. */
  readonly ended: Promise<string | undefined>;
  private readonly statements: readonly StatementToRead[];
  private at = 0;
  private failure: Error | undefined;
  private giveBack: () => void = () => undefined;
  private command: string | undefined;
  private resolve: (command: string | undefined) => void = () => undefined;
  private reject: (error: Error) => void = () => undefined;

  constructor(statements: readonly StatementToRead[]) {
    this.statements = statements;
    this.ended = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
  }

  /** By which `pg` remembers what is kept ready: of the statement that is answered now. */
  get name(): string | undefined {
    return this.statements[this.at]?.name;
  }

  get text(): string | undefined {
    return this.statements[this.at]?.text;
  }

  submit(connection: Connection): Error | null {
    const { stream } = connection;
    this.giveBack = divertRows(stream, (bytes, from, to) => this.read(bytes, from, to));
    const named = new Set<string>();
    stream.cork();
    for (const { name, text, values } of this.statements) {
      const isReady = name !== undefined && (connection.parsedStatements[name] !== undefined || named.has(name));
      if (!isReady) connection.parse({ name, text });
      if (name !== undefined) named.add(name);
      connection.bind({ statement: name, values, binary: true, valueMapper: prepareValue });
      connection.execute({});
    }
    connection.sync();
    stream.uncork();
    return null;
  }

  /** Whoever cannot read a row fails the query, and not whoever reads the socket. */
  private read(bytes: Buffer, from: number, to: number): void {
    if (this.failure !== undefined) return;
    try {
      this.statements[this.at]!.row(bytes, from, to);
    } catch (error) {
      this.failure = error as Error;
    }
  }

  handleCommandComplete({ text }: { readonly text: string }): void {
    this.at += 1;
    this.command = text;
  }

  /** After which `pg` tells it nothing more. */
  handleError(error: Error): void {
    this.giveBack();
    this.reject(error);
  }

  handleReadyForQuery(): void {
    this.giveBack();
    if (this.failure === undefined) this.resolve(this.command);
    else this.reject(this.failure);
  }
}
