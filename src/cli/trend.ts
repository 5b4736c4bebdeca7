// `flamewise trend`: how totals and functions moved over many profiles, and where they changed.

import { Option } from 'commander'
import { basename, resolve } from 'node:path'
import type { LabelChoice } from '../shared/analysis/stackView'
import { gatherFiles, type Gathered } from '../node/history/gathered'
import { appDataFolder } from '../node/kept/appDataFolder'
import { isAddress } from '../node/sources/isAddress'
import { PER } from '../shared/questions/choices'
import { alarms, trendsAsked, type Trend } from '../shared/questions/trend'
import { trendCsv, trendJson } from '../shared/report/trendData'
import { othersSentence, receiptSentences, trendFunctions, trendLines, trendMarkdown } from '../shared/report/trendText'
import { trendSvg } from '../shared/report/svg/trendSvg'
import type { Per } from '../shared/trend/series'
import { example, UsageError, type Command } from './command'
import { printJson, printLines, printRemark } from './output'
import { writeOutput } from './outputFile'
import { addedLabel } from './selection'
import { textTable } from './textTable'
import { wholeNumber } from './values'
import { waitingLine } from './waitingLine'
import { cutEnd } from '../shared/base/text/cut'

type Options = {
  readonly sampleType?: string
  readonly per: Per
  readonly label?: readonly LabelChoice[]
  readonly last: number
  readonly limit: number
  readonly json?: true
  readonly csv?: true
  readonly markdown?: true
  readonly report?: string
  readonly failOnChange?: true
  readonly cache: boolean
  readonly step?: string
}

/** What stays on one screen. */
const DEFAULT_LIMIT = 20
/** `--fail-on-change` found one. */
const EXIT_CHANGED = 1

export const trend: Command = program => {
  program
    .command('trend')
    .summary('say how many profiles moved, and where they changed')
    .description(
      'Puts many profiles in order (by their own times, commits or versions) and prints how their totals and functions moved, which deployment changed them, and which function carries it.',
    )
    .argument('<profiles...>', 'files, a folder of profiles, or a span of a Pyroscope server (pyroscope+http://…)')
    .option('--sample-type <name>', "one of the sample types that 'flamewise info' lists")
    .addOption(new Option('--per <what>', 'what functions are measured by').choices(PER).default('share'))
    .option('--label <k=v>', 'only profiles with this label; may be given again, and all must be there', addedLabel)
    .option('--last <count>', 'looks at the newest so many deployments only', wholeNumber, 0)
    .option('--limit <rows>', 'how many functions are listed; 0 for all', wholeNumber, DEFAULT_LIMIT)
    .option('--step <time>', 'how long a part of a server’s span is: 1h, 1d; the default is some 14 to 50 parts')
    .option('--json', 'print JSON')
    .option('--csv', 'print a row for each deployment')
    .option('--markdown', 'print Markdown for a pull-request comment')
    .option('--report <file>', 'also write an SVG')
    .option('--fail-on-change', 'exit with 1 when something surely got worse')
    .option('--no-cache', 'keep nothing beside the folder, and use nothing kept there')
    .addHelpText('after', example('flamewise trend profiles/ --fail-on-change'))
    .action(async (names: readonly string[], options: Options) => {
      const forms = [options.json, options.csv, options.markdown].filter(form => form === true)
      if (forms.length > 1) throw new UsageError('--json, --csv and --markdown exclude each other')
      const gathered = await gather(names, options)
      const { tables, receipt, context } = gathered
      if (tables.length === 0) throw new UsageError(`${names.join(', ')}: no profile in it${nothingWords(gathered)}`)
      const trends = trendsAsked(tables, { ...context, per: options.per, last: options.last })
      if (!trends.ok) throw new UsageError(trends.error)
      const notes = receiptSentences(receipt)
      print(trends.value, { notes, receipt }, options)
      if (options.report !== undefined) {
        writeOutput(options.report, trendSvg(trends.value, basename(resolve(names[0])), notes))
        printRemark(`wrote ${options.report}`)
      }
      if (options.json !== true && options.markdown !== true && options.csv !== true) return fail(trends.value, options)
      for (const note of notes) if (options.json !== true) printRemark(note)
      fail(trends.value, options)
    })
}

async function gather(names: readonly string[], options: Options): Promise<Gathered> {
  const gathering = {
    sampleType: options.sampleType ?? null,
    keepsCache: options.cache,
    dataFolder: appDataFolder(process.env, process.platform),
    labels: options.label ?? [],
    onProgress: progress(),
    isCancelled: () => false,
  }
  const addresses = names.filter(isAddress)
  if (addresses.length > 0) {
    if (names.length > 1) throw new UsageError('an address stands alone: its span is taken apart')
    const { gatherSpan } = await import('./trendSpan')
    return gatherSpan(names[0], options.step ?? null, gathering)
  }
  if (options.step !== undefined) throw new UsageError('--step is for an address')
  const found = await gatherFiles(names, gathering)
  if (!found.ok) throw new UsageError(found.error)
  return found.value
}

function progress(): (done: number, total: number, name: string) => void {
  const waiting = waitingLine()
  let saidMs = 0
  return (done, total, name) => {
    const isLast = done + 1 >= total
    if (!isLast && performance.now() - saidMs < PROGRESS_EVERY_MS) return
    saidMs = performance.now()
    waiting.show(isLast ? '' : `${done + 1} of ${total}: ${cutEnd(name, MAX_NAME_CHARS)}`)
  }
}

/** Of a file's name, so that the line stays one. */
const MAX_NAME_CHARS = 60
/** As often as an eye can read. */
const PROGRESS_EVERY_MS = 100

function nothingWords({ receipt }: Gathered): string {
  const others = othersSentence(receipt.others)
  const [first] = receipt.refused
  const refused = first === undefined ? null : `${first.name} ${first.why}`
  const words = [refused, others].filter(text => text !== null)
  return words.length === 0 ? '' : `: ${words.join('; ')}`
}

type LeftOut = { readonly notes: readonly string[]; readonly receipt: Gathered['receipt'] }

function print(trends: readonly Trend[], { notes, receipt }: LeftOut, { json, csv, markdown, limit }: Options): void {
  if (json === true)
    return printJson({
      groups: trends.map(one => trendJson(one, limit)),
      notes,
      leftOut: receipt.refused,
      otherFiles: receipt.others.length,
    })
  if (csv === true) return printLines(trends.flatMap((one, at) => [...(at > 0 ? [''] : []), ...trendCsv(one, limit)]))
  if (markdown === true) return printLines(trends.map(one => trendMarkdown(one, limit)))
  const many =
    trends.length > 1
      ? [`${trends.length} kinds of profiles that cannot be compared with each other (other programs, other sample types):`, '']
      : []
  const shown = trends.filter((one, at) => at === 0 || (one.deployments.length > 1 && at < MAX_GROUPS))
  const parts = shown.flatMap((one, at) => {
    const { heading, rows } = trendFunctions(one, limit)
    return [
      ...(at > 0 ? [''] : []),
      ...trendLines(one),
      '',
      ...textTable([heading, ...rows], ['right', 'right', 'right', 'left', 'left', 'left']),
    ]
  })
  const rest = trends.filter(one => !shown.includes(one))
  const others = rest.length === 0 ? [] : ['', restSentence(rest)]
  printLines([...many, ...parts, ...others, ...(notes.length > 0 ? ['', ...notes] : [])])
}

/** More than these fill screens; `--json` has all. */
const MAX_GROUPS = 4
const MAX_NAMES = 3

function restSentence(rest: readonly Trend[]): string {
  const names = rest.flatMap(({ table }) => table.runs.map(({ name }) => name))
  const more = names.length > MAX_NAMES ? ', …' : ''
  return `${names.length} more ${names.length === 1 ? 'profile' : 'profiles'} of ${rest.length} other ${rest.length === 1 ? 'kind' : 'kinds'} (${names.slice(0, MAX_NAMES).join(', ')}${more}): --json has them`
}

/** Standard error, so that what is printed stays one document. */
function fail(trends: readonly Trend[], { failOnChange }: Options): void {
  if (failOnChange !== true) return
  for (const sentence of trends.flatMap(alarms)) {
    printRemark(sentence)
    process.exitCode = EXIT_CHANGED
  }
}
