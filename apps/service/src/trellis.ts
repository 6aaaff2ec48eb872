import process from 'node:process';
import { parseArgs } from 'node:util';
import { DomainError } from '@trellis/core';
import type { Installation } from '@trellis/host';
import type { PartnershipRow } from '@trellis/store';
import { UsageError, type Command, type Typed, type Workplace } from './command.ts';
import { commands } from './commands/index.ts';
import { faultSentence } from './fault-sentence.ts';
import { commonOptions, helpFor, helpForAll } from './help.ts';
import { openInstallation, type OpenInstallation } from './open.ts';
import { firstPartnership } from './partnership.ts';
import { readSettings } from './settings.ts';
import type { Streams } from './streams.ts';
import { terminalProgress } from './terminal-progress.ts';

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
  if (command === undefined) {
    const isHelp = argv.length === 0 || argv.includes('--help') || argv[0] === 'help';
    if (isHelp) streams.out(`${helpForAll()}\n`);
    else
      streams.error(
        `There is no command "${argv
          .filter((word) => !word.startsWith('-'))
          .slice(0, 2)
          .join(' ')}".\n\n${helpForAll()}\n`,
      );
    return isHelp && argv.length > 0 ? 0 : 2;
  }
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

function commandOf(argv: readonly string[]): Command | undefined {
  return commands.find(({ name }) => name.split(' ').every((word, index) => argv[index] === word));
}

function typedFor(command: Command, words: readonly string[]): Typed {
  const options = { ...command.options, ...commonOptions };
  let parsed;
  try {
    parsed = parseArgs({
      args: [...words],
      allowPositionals: true,
      strict: true,
      options: Object.fromEntries(
        Object.entries(options).map(([name, { value }]) => [
          name,
          { type: value === undefined ? ('boolean' as const) : ('string' as const) },
        ]),
      ),
    });
  } catch (error) {
    throw new UsageError((error as Error).message.split('. ')[0]!);
  }
  const values = Object.entries(parsed.values).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return {
    arguments: parsed.positionals,
    values: Object.fromEntries(values),
    switches: new Set(Object.entries(parsed.values).flatMap(([name, value]) => (value === true ? [name] : []))),
  };
}

function insistOnUsage({ needs = [], takes: [least, most] = [0, 0] }: Command, typed: Typed): void {
  const missing = needs.filter((name) => (typed.values[name] ?? '').trim() === '');
  if (missing.length > 0) throw new UsageError(`${missing.map((name) => `--${name}`).join(' and ')} must be given.`);
  if (typed.arguments.length < least) throw new UsageError('Something is missing.');
  if (typed.arguments.length > most) throw new UsageError(`"${typed.arguments[most]!}" is one too many.`);
}

async function choosePartnership(installation: Installation, wanted: string | undefined): Promise<PartnershipRow> {
  const all = await installation.partnerships.all();
  if (wanted !== undefined) {
    const found = all.find(({ publicId }) => publicId === wanted);
    if (found === undefined) throw new DomainError('partnership.not-found', `There is no partnership ${wanted}.`);
    return found;
  }
  if (all.length > 1)
    throw new DomainError(
      'partnership.not-named',
      `There are several partnerships. Name one with --partnership: ${all.map(({ publicId, name }) => `${publicId} (${name})`).join(', ')}.`,
    );
  return all[0] ?? (await firstPartnership(installation));
}
