// `flamewise record`: records a program with the profiler that fits, and prints where the profile is.

import type { Command as Program } from 'commander'
import { Option } from 'commander'
import { loadFunctions } from '../node/load/load'
import { loadErrorText } from '../node/load/loadError'
import { fileSource } from '../node/bytes/source'
import { inspectables } from '../node/record/inspectable'
import { prepareRecording, type Prepared } from '../node/record/record'
import { RECORDERS } from '../node/record/recorders'
import { runningTarget, startedTarget } from '../node/record/target'
import type { Inspectable } from '../shared/host/gathering'
import { commandText } from '../shared/base/text/commandText'
import { example, UsageError, type Command } from './command'
import { printLines, printRemark } from './output'
import { textTable } from './textTable'
import { atLeastOne, wholeNumber } from './values'
import { waitingLine } from './waitingLine'

type Options = {
  readonly seconds?: number
  readonly rate?: number
  readonly output?: string
  readonly pid?: number
  readonly with?: string
  readonly show?: true
  readonly list?: true
  readonly port?: readonly number[]
}

export const record: Command = (program: Program) => {
  program.enablePositionalOptions()
  program
    .command('record')
    .summary('record a program')
    .description(
      'Records a running process or a command with the profiler that fits and is installed (Node’s own, async-profiler or Flight Recorder, py-spy, rbspy, dotnet-trace, Go’s profiles over HTTP, perf), and prints where the profile is. What it runs is said first, on standard error, with whatever the program prints. Ctrl+C ends a recording early and keeps it.',
    )
    .usage('[options] (--pid PID | --list | -- COMMAND…)')
    .argument('[command...]', 'the program to start and its arguments, after --')
    .option('--pid <pid>', 'a process that runs already', atLeastOne)
    .option('--seconds <number>', 'how long: 30 for a process, until its end for a command', atLeastOne)
    .option('--rate <hz>', 'samples a second; each profiler has its own default', wholeNumber)
    .option('--output <file>', 'where to write it: a name of the program and the moment, in this folder')
    .addOption(new Option('--with <profiler>', 'which profiler, where several fit').choices(RECORDERS.map(({ id }) => id)))
    .option('--show', 'print what would be run, and run nothing')
    .option('--list', 'print what an inspector can record: Node processes and pages of Chrome, and how each is recorded')
    .option('--port <port>', 'with --list: look at this port too; may be repeated', severalPorts)
    .addHelpText('after', example('flamewise record --seconds 10 -- node server.js'))
    .action(async (words: readonly string[], options: Options) => {
      const { pid } = options
      if (options.list === true) return printInspectables(await inspectables(options.port ?? []))
      if (options.port !== undefined) throw new UsageError('--port goes with --list')
      if ((pid === undefined) === (words.length === 0))
        throw new UsageError('name a process with --pid, or a command after -- (--list says what an inspector can record)')
      if (options.rate === 0) throw new UsageError('--rate: at least one sample a second')
      const target = pid === undefined ? startedTarget(words) : runningTarget(pid)
      if (!target.ok) throw new UsageError(target.error)
      const prepared = await prepareRecording({
        target: target.value,
        options: { seconds: options.seconds ?? null, rateHz: options.rate ?? null },
        output: options.output ?? null,
        folder: process.cwd(),
        by: options.with ?? null,
      })
      if (!prepared.ok) throw new UsageError(prepared.error)
      try {
        const commands = prepared.value.plan.commands.map(commandText)
        if (options.show === true) return printLines(commands)
        for (const command of commands) printRemark(`runs: ${command}`)
        await run(prepared.value)
      } finally {
        prepared.value.discard()
      }
    })
}

function severalPorts(text: string, before: readonly number[] = []): readonly number[] {
  const port = atLeastOne(text)
  if (port > MAX_PORT) throw new UsageError(`--port: ${text} is no port`)
  return [...before, port]
}

const MAX_PORT = 65_535
const NONE_FOUND =
  'no inspector is open on the ports 9222 and 9229 to 9239, and no Node process of yours runs: start one with node --inspect, or Chrome with --remote-debugging-port=9222 --user-data-dir=FOLDER'

/** Each with the command that records it. */
function printInspectables(found: readonly Inspectable[]): void {
  if (found.length === 0) return printRemark(NONE_FOUND)
  const rows = found.map(one => [
    one.title,
    one.kind === 'open' ? one.type : 'node',
    one.kind === 'open' ? `port ${one.port}` : 'not open',
    one.pid === null ? '' : String(one.pid),
    one.kind === 'open' ? commandText(['flamewise', 'insights', one.address]) : `flamewise record --pid ${one.pid}`,
  ])
  printLines(textTable([['program', 'type', 'inspector', 'pid', 'recorded by'], ...rows], ['left', 'left', 'left', 'right', 'left']))
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

async function run(prepared: Prepared): Promise<void> {
  const stop = new AbortController()
  const end = () => stop.abort()
  for (const signal of SIGNALS) process.on(signal, end)
  const waiting = waitingLine()
  try {
    const done = await prepared.record({
      stop: stop.signal,
      onSecondsLeft: left => waiting.show(`flamewise: recording, ${left} s left (Ctrl+C ends it now)`),
      onWords: text => (waiting.clear(), process.stderr.write(text)),
    })
    if (!done.ok) throw new UsageError(done.error)
  } finally {
    waiting.clear()
    for (const signal of SIGNALS) process.off(signal, end)
  }
  printLines([prepared.output])
  const profile = await loadFunctions(() => fileSource(prepared.output))
  // It stays: what the profiler wrote is the person's, whatever is in it.
  if (!profile.ok) throw new UsageError(`${prepared.output}: ${loadErrorText(profile.error)}`)
  printRemark(`recorded with ${prepared.recorder.title}; next: flamewise insights ${commandText([prepared.output])}`)
}
