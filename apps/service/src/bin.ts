#!/usr/bin/env node
// The program `trellis`: `trellis start` runs the service, everything else is a command.
import process from 'node:process';
import { main } from './main.ts';
import { run } from './trellis.ts';

const words = process.argv.slice(2);
if (words[0] === 'start') await main();
else process.exitCode = await run(words);
