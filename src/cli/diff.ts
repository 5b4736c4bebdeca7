// `flamewise diff`: what changed between two sides, for a person, a script or a CI job.

import { Option } from 'commander'
import type { Measure } from '../shared/analysis/measure'
import type { WantedScale } from '../shared/diff/scale'
import { changeSummary } from '../shared/questions/changes'
import { SCALES } from '../shared/questions/choices'
import { gate } from '../shared/questions/gate'
import type { Compared } from '../shared/questions/subject'
import { changeReport } from '../shared/report/changeRows'
import { CHANGE_HEADING, changeCells, changeMarkdown } from '../shared/report/changeTable'
import { example, UsageError, type Command } from './command'
import { printJson, printLines, printRemark } from './output'
import type { Sides } from './sides'
import { readCompared, readSides } from './subject'
import { textTable } from './textTable'
import { atLeastOne, measureOption, percent, wholeNumber } from './values'
import { withSelection, wordsOf, type SelectionOptions } from './selection'

type Options = SelectionOptions & {
  readonly base?: readonly string[]
  readonly current?: readonly string[]
  readonly scale: WantedScale
  readonly measure?: Measure
  readonly limit: number
  readonly json?: true
  readonly markdown?: true
  readonly failAbove?: number
  readonly before?: string
  readonly between?: string
  readonly parts?: number
}

/** `--fail-above` was crossed. */
const EXIT_REGRESSED = 1
/** Rows that are within noise are context, not the message. */
const DEFAULT_LIMIT = 20

export const diff: Command = program => {
  withSelection(program.command('diff'))
    .summary('say what changed between two profiles')
    .description('Compares a baseline with a current profile, or several runs of each, and says which changes are more than noise.')
    .argument('[files...]', 'the baseline and the current profile, or one file that holds both')
    .option('--base <files...>', 'baseline runs')
    .option('--current <files...>', 'current runs')
    .option('--before <time>', 'of one span of a profiling server: the same span this long before is the baseline (1h, 1d, 1w)')
    .option('--between <label=a..b>', 'of one span of a profiling server: profiles with the first value are the baseline')
    .option('--parts <number>', 'how many runs a span of a profiling server is taken apart into; 8 where nothing is said', atLeastOne)
    .addOption(new Option('--scale <kind>', 'what makes the sides comparable').choices(['auto', ...SCALES]).default('auto'))
    .addOption(measureOption())
    .option('--limit <rows>', 'how many rows besides the significant ones; 0 means every row', wholeNumber, DEFAULT_LIMIT)
    .option('--json', 'print JSON')
    .option('--markdown', 'print Markdown for a pull-request comment')
    .option('--fail-above <percent>', 'exit with 1 when a function surely grew by more than this part of baseline', percent)
    .addHelpText('after', example('flamewise diff main.pprof branch.pprof --fail-above 5%'))
    .action(async (files: readonly string[], options: Options) => {
      const { scale, measure = null, before, between, parts } = options
      const words = wordsOf(options)
      const [saved] = files
      const isSpan = before !== undefined || between !== undefined
      const isSaved = files.length === 1 && options.base === undefined && options.current === undefined && !isSpan
      const compared = isSaved
        ? await readSides(saved, words, { scale, measure })
        : await readCompared(isSpan ? await spans(files, options) : sides(files, options), words, { scale, measure, parts })
      print(compared, options)
      if (options.failAbove !== undefined) applyGate(compared, options.failAbove, scale)
    })
}

async function spans(files: readonly string[], options: Options): Promise<Sides> {
  const { before, between, base, current } = options
  if (files.length !== 1 || base !== undefined || current !== undefined || (before !== undefined && between !== undefined)) {
    throw new UsageError('--before and --between are each for one address of a span')
  }
  const { sidesOfSpan } = await import('./spanSides')
  return sidesOfSpan(files[0], options)
}

function sides(files: readonly string[], { base = [], current = [] }: Options): Sides {
  if (base.length > 0 || current.length > 0) {
    if (files.length > 0 || base.length === 0 || current.length === 0) {
      throw new UsageError('diff takes BASE CURRENT, or both --base FILE… and --current FILE…')
    }
    return { base, current }
  }
  const [baseFile, currentFile] = files
  if (files.length !== 2) throw new UsageError(`diff takes two files, a baseline and a current one; ${files.length} given`)
  return { base: [baseFile], current: [currentFile] }
}

function print(compared: Compared, { json, markdown, limit }: Options): void {
  const { changes } = compared
  if (json === true) return printJson(changeReport(changes))
  if (markdown === true) return printLines([changeMarkdown(changes, `Profile comparison: ${changes.comparison.sampleTypeName}`)])
  const { headline, scaling, power, moves } = changeSummary(compared)
  printLines([
    headline,
    scaling,
    power,
    '',
    ...textTable([CHANGE_HEADING, ...changeCells(changes, limit)], ['right', 'right', 'right', 'right', 'right', 'left', 'left']),
    ...(moves.length > 0 ? ['', ...moves] : []),
  ])
}

/** Standard error, so that what is printed stays one JSON or Markdown document. */
function applyGate(compared: Compared, threshold: number, scale: WantedScale): void {
  const { isCrossed, remarks } = gate(compared, threshold, scale)
  remarks.forEach(printRemark)
  if (isCrossed) process.exitCode = EXIT_REGRESSED
}
