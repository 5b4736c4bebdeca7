// The program's command line: finds the command, loads only that one, and turns what goes wrong into one line and an exit status.

import { Command as Program, CommanderError } from 'commander'
import { version } from '../../package.json'
import { programFolders } from '../node/files/programFolders'
import { printableLines } from '../shared/base/text/unsafe'
import { UsageError } from './command'
import { ABOUT_ALL, COMMANDS } from './index'
import { keepCredentials } from './credentials'
import { printRemark, printText } from './output'

/** The arguments or the input are unusable. */
const EXIT_UNUSABLE = 2
/** As sysexits has it (EX_SOFTWARE): never 1, which says that a threshold was crossed. */
const EXIT_FAULT = 70

async function run(args: readonly string[], outMain: string): Promise<void> {
  const program = new Program('flamewise')
    .description('Reads a profile and says what to do about it.')
    .version(version, '--version', 'print the version')
    .helpOption('--help', 'print help')
    .helpCommand(false)
    .exitOverride()
    .configureOutput({ writeOut: printText, outputError: () => undefined })
  const folders = programFolders(outMain)
  const name = args[0] ?? ''
  if (Object.hasOwn(COMMANDS, name) && !ABOUT_ALL.has(name)) {
    const command = await COMMANDS[name]()
    command(program, folders)
  } else {
    const { open } = await import('./open')
    open(program, folders)
    // For the list in its help, and for what is made of that list.
    for (const load of Object.values(COMMANDS)) (await load())(program, folders)
  }
  await program.parseAsync(args, { from: 'user' })
}

/** V8's words when an array or a string does not fit. */
const OUT_OF_MEMORY = /allocation failed|invalid (typed )?array length|invalid array buffer length|invalid string length/i

function exitStatusOf(thrown: unknown): number {
  if (thrown instanceof CommanderError && thrown.exitCode === 0) return 0
  if (thrown instanceof CommanderError || thrown instanceof UsageError) return refuse(thrown.message.replace(/^error: /, ''))
  if (thrown instanceof RangeError && OUT_OF_MEMORY.test(thrown.message)) return refuse('there is not enough memory for this')
  process.stderr.write(printableLines(`flamewise: a fault of this program: ${thrown instanceof Error ? thrown.stack : String(thrown)}\n`))
  return EXIT_FAULT
}

function refuse(message: string): number {
  printRemark(message)
  return EXIT_UNUSABLE
}

/** `outMain`: where the entry is. Answers when the exit status stands. */
export function runProgram(outMain: string): Promise<void> {
  // Stands until the work is done: what waits for something that never comes would else end as if all were well.
  process.exitCode = EXIT_FAULT
  return run(process.argv.slice(2).map(keepCredentials), outMain).then(
    () => {
      if (process.exitCode === EXIT_FAULT) process.exitCode = 0
      endAtOnce()
    },
    (thrown: unknown) => {
      process.exitCode = exitStatusOf(thrown)
      endAtOnce()
    },
  )
}

/** Node waits for compilers that still work for a program which has ended. What is served or written goes on. */
function endAtOnce(): void {
  if (process.getActiveResourcesInfo().length === 0) process.exit()
}
