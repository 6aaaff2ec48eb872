import { agencyNamed } from '@trellis/api';
import type { AgencyId, Context, Stores } from '@trellis/core';
import { operatorActor, rejudgeNow, type Installation } from '@trellis/host';
import { rejudgingWork, type PartnershipRow } from '@trellis/store';
import type { Settings } from './settings.ts';

/** One option of a command, as `--name VALUE`, or `--name` alone when it has no value. */
export interface CommandOption {
  readonly help: string;
  /** What stands for its value in the help; absent: it is a switch. */
  readonly value?: string;
  /** Whether it may be given several times. */
  readonly isRepeatable?: boolean;
}

/** What was typed after a command's name. */
export interface Typed {
  readonly arguments: readonly string[];
  readonly values: Readonly<Record<string, string | undefined>>;
  /** Of options that may be given several times. */
  readonly lists: Readonly<Record<string, readonly string[] | undefined>>;
  readonly switches: ReadonlySet<string>;
}

/** What a command works with. */
export interface Workplace {
  readonly settings: Settings;
  /** Opens the installation, the first time that it is asked for. */
  readonly installation: () => Promise<Installation>;
  /** The partnership that was named, or the only one. */
  readonly partnership: () => Promise<PartnershipRow>;
  /** Says on a terminal how far it is; nothing anywhere else. */
  readonly progress: (words: string) => void;
  /** A line on stderr for whoever reads along. */
  readonly note: (line: string) => void;
}

/** What came of a command. */
export interface Outcome {
  /** On stdout, above the last line. */
  readonly lines?: readonly string[];
  /** The last line of stdout, which scripts read. */
  readonly last: string;
  /** What `--json` prints instead. */
  readonly json: unknown;
  /** Set when the work was done and found something wrong. */
  readonly wrong?: string | undefined;
}

/** One command of the command line. */
export interface Command {
  /** As it is typed: `platform invite`. */
  readonly name: string;
  readonly summary: string;
  /** What stands after the name, for the help: `FILE.csv`. */
  readonly arguments?: string;
  /** How many arguments it takes. */
  readonly takes?: readonly [least: number, most: number];
  readonly options?: Readonly<Record<string, CommandOption>>;
  /** Names of options that must be given. */
  readonly needs?: readonly string[];
  /** Set when it works in no partnership: the help then does not offer one. Scripts may still pass it to every command. */
  readonly isOfNoPartnership?: boolean;
  readonly run: (typed: Typed, workplace: Workplace) => Promise<Outcome>;
}

/** A command that was typed wrongly: exit code 2. */
export class UsageError extends Error {}

/** Does something in the partnership, in the name of whoever sits at the command line; who is touched is judged before it is saved. */
export async function inPartnershipOf<Result>(
  workplace: Workplace,
  work: (ctx: Context<Stores>) => Promise<Result>,
): Promise<Result> {
  const installation = await workplace.installation();
  const { id } = await workplace.partnership();
  const result = await installation.act(id, operatorActor('command line'), work);
  // Rules that changed for many: where no service is at it, it is done here.
  if ((await rejudgingWork(installation.database)).includes(id))
    await rejudgeNow(installation, id, {
      onProgress: (done, of) => workplace.progress(`judging everybody again: ${done} of ${of}`),
    });
  return result;
}

/** The agency with a short name, as whoever sits at the command line names it. @throws `people.agency-not-found` */
export async function agencyTyped(ctx: Context<Stores>, ref: string | undefined): Promise<AgencyId | undefined> {
  return await agencyNamed(ctx, ref, ['administrator']);
}
