#!/usr/bin/env node
// The program's command line: finds the command, loads only that one, and turns what goes wrong into one line and an exit status.

import { Command as Program, CommanderError } from 'commander'
import { version } from '../../package.json'
import { programFolders } from '../node/programFolders'
import { UsageError } from './command'
import { COMMANDS } from './index'
import { open } from './open'
import { stopQuietlyOnClosedPipe } from './output'

/** The arguments or the input are unusable. */
const EXIT_UNUSABLE = 2
/** A fault of ours; sysexits calls it EX_SOFTWARE. */
const EXIT_UNFINISHED = 70

async function run(args: readonly string[]): Promise<void> {
  stopQuietlyOnClosedPipe()
  const program = new Program('flamewise')
    .description('Reads a profile and says what to do about it.')
    .version(version, '--version', 'print the version')
    .helpOption('--help', 'print help')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ outputError: () => undefined })
  const folders = programFolders(__dirname)
  const name = args[0] ?? ''
  if (Object.hasOwn(COMMANDS, name)) {
    const command = await COMMANDS[name]()
    command(program, folders)
  } else {
    open(program, folders)
    // Only for the list in its help.
    for (const load of Object.values(COMMANDS)) (await load())(program, folders)
  }
  await program.parseAsync(args, { from: 'user' })
}

function exitStatusOf(thrown: unknown): number {
  if (thrown instanceof CommanderError && thrown.exitCode === 0) return 0
  if (!(thrown instanceof CommanderError || thrown instanceof UsageError)) throw thrown
  const line = thrown.message.replace(/^error: /, '').replaceAll('\n', ' ')
  process.stderr.write(`flamewise: ${line}\n`)
  return EXIT_UNUSABLE
}

// Stands until the work is done: what waits for something that never comes would else end as if all were well.
process.exitCode = EXIT_UNFINISHED
run(process.argv.slice(2)).then(
  () => {
    if (process.exitCode === EXIT_UNFINISHED) process.exitCode = 0
  },
  (thrown: unknown) => {
    process.exitCode = exitStatusOf(thrown)
  },
)
