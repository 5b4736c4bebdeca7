// `flamewise bench`: the figures of a benchmark's results and their comparison; `bench run` measures whole commands itself.

import type { Command as Program } from 'commander'
import { loadSuite } from '../node/load/benchSource'
import { STDIN_NAME } from '../node/bytes/source'
import { splitWords } from '../shared/base/text/splitWords'
import { timeCommands, type TimedCommand } from './timeCommands'
import type { Suite } from '../shared/benchmarks/suite'
import { withoutWarmUp } from '../shared/benchmarks/withoutWarmUp'
import { withUnit } from '../shared/benchmarks/withUnit'
import { printComparison, printSuite, type BenchOptions } from './benchOutput'
import { example, UsageError, type Command } from './command'
import { atLeastOne, percent, wholeNumber } from './values'
import { waitingLine } from './waitingLine'

type FileOptions = BenchOptions & { readonly base?: string; readonly unit?: string; readonly withoutWarmUp?: true }
type RunOptions = BenchOptions & { readonly base?: string; readonly runs: number; readonly warmup: number; readonly profile?: true }

/** Enough for a 95 % interval that leaves out an outlier at each end, and done before a person gives up. */
const DEFAULT_RUNS = 20
const DEFAULT_WARMUP = 2

export const bench: Command = program => {
  // Else the options of `bench run` would be taken for those of `bench`: both levels above must be told.
  program.enablePositionalOptions()
  const command = withPrinting(program.command('bench'))
    .enablePositionalOptions()
    .summary("say what a benchmark's results show")
    .description(
      'Prints the figures of a benchmark tool’s results (JMH, hyperfine, pytest-benchmark, Google Benchmark, Go, Criterion.rs, BenchmarkDotNet, vitest, tinybench, mitata, plain numbers), and how they changed from a baseline.',
    )
    .argument('<file>', 'the results, or the folder target/criterion; - reads standard input')
    .option('--base <file>', 'a baseline to compare with')
    .option('--unit <unit>', 'the unit of plain numbers: ns, us, ms, s, …')
    .option('--without-warm-up', 'leave out the values at the start that look like warm-up')
    .addHelpText('after', example('flamewise bench current.json --base main.json --fail-above 5%'))
    .action(async (file: string, { base, unit, withoutWarmUp: isTrimmed, ...options }: FileOptions) => {
      if (file === STDIN_NAME && base === STDIN_NAME) throw new UsageError('only one of the two files can be standard input')
      const read = async (path: string) => {
        const suite = await readResults(path, unit)
        return isTrimmed === true ? withoutWarmUp(suite) : suite
      }
      const current = await read(file)
      if (base === undefined) printSuite(current, options)
      else {
        const before = await read(base)
        await printComparison(before, current, options, async comparison => {
          // Loaded on use: most results have no profiles beside them.
          const { benchCauses } = await import('./benchCauses')
          return benchCauses({ path: base, suite: before }, { path: file, suite: current }, comparison)
        })
      }
    })
  withPrinting(command.command('run'))
    .summary('measure whole commands')
    .description(
      'Runs a command again and again and prints its times; with --base two commands in turn, and how they compare. No shell is started.',
    )
    .usage("[options] [--base 'COMMAND'] -- COMMAND…")
    .argument('<command...>', 'the command and its arguments, after --')
    .option('--runs <number>', 'how many times each command is measured', atLeastOne, DEFAULT_RUNS)
    .option('--warmup <number>', 'how many times each runs before, for nothing', wholeNumber, DEFAULT_WARMUP)
    .option('--base <command>', 'the command to compare with, as one text')
    .option('--profile', 'then record one more run of each, and say where the change is')
    .addHelpText('after', example("flamewise bench run --runs 30 --base './old input' -- ./new input"))
    .action(async (words: readonly string[], { base, runs, warmup, profile, ...options }: RunOptions) => {
      if (options.failAbove !== undefined && base === undefined) throw new UsageError('--fail-above needs --base')
      const commands = base === undefined ? [words] : [wordsOf(base), words]
      const timed = await timeCommands(commands, { runs, warmup }, progress(warmup, runs))
      if (!timed.ok) throw new UsageError(timed.error)
      const suites = timed.value.map(one => suiteOf(one, warmup > 0))
      if (suites.length === 1) printSuite(suites[0], options)
      else await printComparison(suites[0], suites[1], options)
      if (profile === true) {
        // Loaded on use: measuring alone needs no profiler.
        const { profileRuns } = await import('./benchProfile')
        await profileRuns(commands, suites)
      }
    })
}

function withPrinting(command: Program): Program {
  return command
    .option('--json', 'print JSON')
    .option('--markdown', 'print Markdown for a pull-request comment')
    .option('--fail-above <percent>', 'exit with 1 when something surely got worse by more than this', percent)
}

async function readResults(file: string, unit: string | undefined): Promise<Suite> {
  const suite = await loadSuite(file)
  if (!suite.ok) throw new UsageError(`${file === STDIN_NAME ? 'standard input' : file}: ${suite.error}`)
  return withUnit(suite.value, unit ?? '')
}

function wordsOf(base: string): readonly string[] {
  const words = splitWords(base)
  if (!words.ok) throw new UsageError(`--base: the command ${words.error}`)
  return words.value
}

function progress(warmup: number, runs: number): (round: number, isWarmUp: boolean) => void {
  const waiting = waitingLine()
  return (round, isWarmUp) => {
    const words = isWarmUp ? `warm-up ${round} of ${warmup}` : `run ${round - warmup} of ${runs}`
    waiting.show(round === warmup + runs ? '' : words)
  }
}

function suiteOf({ words, seconds }: TimedCommand, isWarmedUp: boolean): Suite {
  const measure = { name: 'time', unit: 's', better: 'lower', kind: 'time', unusable: 0 } as const
  const data = { kind: 'values', values: seconds, order: 'yes', groups: null } as const
  return {
    tool: 'flamewise bench run',
    version: null,
    moment: null,
    environment: {},
    commit: null,
    warnings: [],
    notes: [],
    series: [{ name: words.join(' '), params: {}, measures: [{ ...measure, data }], isWarmedUp }],
  }
}
