import process from 'node:process';
import { parseArgs } from 'node:util';
import type { Installation } from '@trellis/host';
import type { PartnershipRow } from '@trellis/store';
import { UsageError, type Command, type CommandOption, type Typed, type Workplace } from './command.ts';
import { commandRefusal } from './command-refusal.ts';
import { commands } from './commands/index.ts';
import { faultSentence } from './fault-sentence.ts';
import { commonOptions, helpFor, helpForAll } from './help.ts';
import { openInstallation, type OpenInstallation } from './open.ts';
import { firstPartnership } from './partnership.ts';
import { readSettings } from './settings.ts';
import type { Streams } from './streams.ts';
import { terminalProgress } from './terminal-progress.ts';
import { version } from './version.ts';

const standardStreams: Streams = {
  out: (text) => void process.stdout.write(text),
  error: (text) => void process.stderr.write(text),
  isTerminal: process.stderr.isTTY === true,
};

/**
 * Runs the command line, beside a running service or without one.
 *
 * @param argv - what was typed after the program's name
 * @returns the exit code: 0 done, 1 refused, 2 wrong usage
 */
export async function run(
  argv: readonly string[],
  streams: Streams = standardStreams,
  env = process.env,
): Promise<number> {
  const command = commandOf(argv);
  if (command === undefined) return withoutCommand(argv, streams);
  const progress = terminalProgress(streams);
  let opened: Promise<OpenInstallation> | undefined;
  try {
    const typed = typedFor(command, argv.slice(command.name.split(' ').length));
    if (typed.switches.has('help')) {
      streams.out(`${helpFor(command)}\n`);
      return 0;
    }
    insistOnUsage(command, typed);
    const settings = readSettings(env);
    const installation = async (): Promise<Installation> =>
      (await (opened ??= openInstallation(settings))).installation;
    const workplace: Workplace = {
      settings,
      installation,
      partnership: async () => choosePartnership(await installation(), typed.values['partnership']),
      progress: progress.tell,
      note: (line) => streams.error(`${line}\n`),
    };
    const outcome = await command.run(typed, workplace);
    progress.clear();
    streams.out(
      typed.switches.has('json')
        ? `${JSON.stringify(outcome.json)}\n`
        : `${[...(outcome.lines ?? []), outcome.last].join('\n')}\n`,
    );
    if (outcome.wrong === undefined) return 0;
    streams.error(`${outcome.wrong}\n`);
    return 1;
  } catch (error) {
    progress.clear();
    if (error instanceof UsageError) {
      streams.error(`${error.message}\n\n${helpFor(command)}\n`);
      return 2;
    }
    streams.error(`${faultSentence(error)}\n`);
    return 1;
  } finally {
    await (await opened?.catch(() => undefined))?.[Symbol.asyncDispose]();
  }
}

/** What is said when no command was typed, or none that there is. */
function withoutCommand(argv: readonly string[], { out, error }: Streams): number {
  if (argv[0] === '--version' || argv[0] === 'version') {
    out(`${version}\n`);
    return 0;
  }
  const isHelp = argv.includes('--help') || argv.includes('-h') || argv[0] === 'help';
  if (isHelp || argv.length === 0) {
    out(`${helpForAll()}\n`);
    return isHelp ? 0 : 2;
  }
  const firstOption = argv.findIndex((word) => word.startsWith('-'));
  const words = argv.slice(0, firstOption === -1 ? 2 : Math.min(firstOption, 2));
  const wrong =
    words.length === 0 ? 'The command comes first, its options after it.' : `There is no command "${words.join(' ')}".`;
  error(`${wrong}\n\n${helpForAll()}\n`);
  return 2;
}

function commandOf(argv: readonly string[]): Command | undefined {
  return commands.find(({ name }) => name.split(' ').every((word, index) => argv[index] === word));
}

function typedFor(command: Command, words: readonly string[]): Typed {
  const options: Readonly<Record<string, CommandOption>> = { ...command.options, ...commonOptions };
  let parsed;
  try {
    parsed = parseArgs({
      args: joinNegativeNumbers(words, options),
      allowPositionals: true,
      strict: true,
      options: Object.fromEntries(
        Object.entries(options).map(([name, { value, isRepeatable = false }]) => [
          name,
          {
            type: value === undefined ? ('boolean' as const) : ('string' as const),
            multiple: isRepeatable,
            ...(name === 'help' ? { short: 'h' } : {}),
          },
        ]),
      ),
    });
  } catch (error) {
    const { message } = error as Error;
    // Node takes a value that begins with a dash for another option, and says so in words for programmers.
    const valueless = /^Option '(?:-\w, )?(--[\w-]+)(?: <value>)?' argument/.exec(message)?.[1];
    throw new UsageError(valueless === undefined ? message.split('. ')[0]! : `${valueless} needs a value.`);
  }
  const values = Object.entries(parsed.values).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return {
    arguments: parsed.positionals,
    values: Object.fromEntries(values),
    lists: Object.fromEntries(
      Object.entries(parsed.values).flatMap(([name, value]) =>
        Array.isArray(value) ? [[name, value.filter((each) => typeof each === 'string')]] : [],
      ),
    ),
    switches: new Set(Object.entries(parsed.values).flatMap(([name, value]) => (value === true ? [name] : []))),
  };
}

/** `--people -5` as `--people=-5`, so that the command itself says what is wrong with the number. */
function joinNegativeNumbers(words: readonly string[], options: Readonly<Record<string, CommandOption>>): string[] {
  const joined: string[] = [];
  for (const word of words) {
    const before = joined.at(-1);
    if (/^-\d/.test(word) && before?.startsWith('--') === true && options[before.slice(2)]?.value !== undefined)
      joined.splice(-1, 1, `${before}=${word}`);
    else joined.push(word);
  }
  return joined;
}

function insistOnUsage(command: Command, typed: Typed): void {
  const { needs = [], takes: [least, most] = [0, 0] } = command;
  const missing = needs.filter((name) => (typed.values[name] ?? '').trim() === '');
  if (missing.length > 0) throw new UsageError(`${missing.map((name) => `--${name}`).join(' and ')} must be given.`);
  if (typed.arguments.length < least) throw new UsageError(`${command.arguments ?? 'Something'} is missing.`);
  if (typed.arguments.length > most) throw new UsageError(`"${typed.arguments[most]!}" is one too many.`);
}

async function choosePartnership(installation: Installation, wanted: string | undefined): Promise<PartnershipRow> {
  const all = await installation.partnerships.all();
  if (wanted !== undefined) {
    const found = all.find(({ publicId }) => publicId === wanted);
    if (found === undefined) throw commandRefusal('partnership.not-found', `There is no partnership ${wanted}.`);
    return found;
  }
  if (all.length > 1)
    throw commandRefusal(
      'partnership.not-named',
      `There are several partnerships. Name one with --partnership: ${all.map(({ publicId, name }) => `${publicId} (${name})`).join(', ')}.`,
    );
  return all[0] ?? (await firstPartnership(installation));
}
