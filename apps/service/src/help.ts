import { commands } from './commands/index.ts';
import type { Command, CommandOption } from './command.ts';

/** Options that every command takes. */
export const commonOptions = {
  partnership: { value: 'ID', help: 'Which partnership; not needed where there is one' },
  json: { help: 'Print JSON' },
  help: { help: 'Print this' },
} satisfies Readonly<Record<string, CommandOption>>;

/** The list of commands. */
export function helpForAll(): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return [
    'Usage: npm run --silent trellis -- COMMAND [OPTIONS]',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'Each command has --help and --json, and --partnership ID where it works in one. Exit code 0: done, 1: refused, 2: wrong usage.',
  ].join('\n');
}

/** How one command is used. */
export function helpFor(command: Command): string {
  const { partnership, ...others } = commonOptions;
  const options = {
    ...command.options,
    ...(command.isOfNoPartnership === true ? {} : { partnership }),
    ...others,
  };
  const left = (name: string, { value }: CommandOption): string =>
    value === undefined ? `--${name}` : `--${name} ${value}`;
  const width = Math.max(...Object.entries(options).map(([name, option]) => left(name, option).length));
  return [
    `Usage: npm run --silent trellis -- ${[command.name, command.arguments, '[OPTIONS]'].filter((part) => part !== undefined).join(' ')}`,
    '',
    `${command.summary}.`,
    '',
    ...Object.entries(options).map(
      ([name, option]) =>
        `  ${left(name, option).padEnd(width)}  ${option.help}${command.needs?.includes(name) ? ' (needed)' : ''}`,
    ),
  ].join('\n');
}
