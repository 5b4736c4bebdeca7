#!/usr/bin/env node
// The program's command line: finds the command, loads only that one, and turns what goes wrong into one line and an exit status.

import { Command as Program, CommanderError } from 'commander'
import { version } from '../../package.json'
import { UsageError } from './command'
import { COMMANDS } from './index'
import { stopQuietlyOnClosedPipe } from './output'

/** The arguments or the input are unusable. */
const EXIT_UNUSABLE = 2

async function run(args: readonly string[]): Promise<void> {
  stopQuietlyOnClosedPipe()
  const program = new Program('flamewise')
    .description('Reads a profile and says what to do about it.')
    .version(version, '--version', 'print the version')
    .helpOption('--help', 'print help')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ outputError: () => undefined })
  const named = COMMANDS[args[0] ?? '']
  for (const load of named === undefined ? Object.values(COMMANDS) : [named]) (await load())(program, { outMain: __dirname })
  await program.parseAsync(args, { from: 'user' })
}

function exitStatusOf(thrown: unknown): number {
  if (thrown instanceof CommanderError && thrown.exitCode === 0) return 0
  if (!(thrown instanceof CommanderError || thrown instanceof UsageError)) throw thrown
  const line = thrown.message.replace(/^error: /, '').replaceAll('\n', ' ')
  process.stderr.write(`flamewise: ${line}\n`)
  return EXIT_UNUSABLE
}

run(process.argv.slice(2)).catch((thrown: unknown) => {
  process.exitCode = exitStatusOf(thrown)
})
