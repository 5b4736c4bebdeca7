// `flamewise top`: the function table.

import { Option } from 'commander'
import { formatShare, formatValue } from '../shared/base/quantity'
import { functionsOf, type Functions } from '../shared/questions/selected'
import { sampleTypeOf, selectsAll, type SelectionWords } from '../shared/questions/selection'
import { fileLine } from '../shared/names/fileLine'
import { sharesIn, table } from '../shared/questions/table'
import { shownName } from '../shared/names/label'
import type { TopFunctions, TopOrder } from '../shared/report/topFunctions'
import { sharesOf } from '../shared/report/sharesOf'
import { example, type Command } from './command'
import { readFunctions } from './input'
import { readRecording, valueOf } from './subject'
import { printJson, printLines } from './output'
import { textTable } from './textTable'
import { idleOption, wholeNumber } from './values'
import { withSelection, wordsOf, type SelectionOptions } from './selection'

type Options = SelectionOptions & { readonly sort: TopOrder; readonly limit: number; readonly json?: true; readonly idle?: true }

/** A terminal's height, with room for the heading and the prompt. */
const DEFAULT_LIMIT = 30

export const top: Command = program => {
  withSelection(program.command('top'))
    .summary('print the functions that cost most')
    .description('Prints the function table: what each function costs itself, and with everything it calls.')
    .argument('<file>', 'a profile in any format; - reads standard input')
    .addOption(new Option('--sort <column>', 'largest first by this column').choices(['self', 'total']).default('self'))
    .option('--limit <rows>', 'how many rows; 0 means every row', wholeNumber, DEFAULT_LIMIT)
    .addOption(idleOption())
    .option('--json', 'print JSON')
    .addHelpText('after', example('flamewise top cpu.pprof --sort total --limit 10'))
    .action(async (file: string, { sort, limit, json, idle, ...options }: Options) => {
      const found = table(await functionsIn(file, wordsOf(options)), sort, limit)
      if (json === true) printJson(found)
      else printLines(topLines(found, idle === true))
    })
}

/** Some formats have their functions without holding a stack; what is selected needs the stacks. */
async function functionsIn(file: string, words: SelectionWords): Promise<Functions> {
  if (selectsAll(words)) {
    const source = await readFunctions(file)
    return { source, sampleType: valueOf(file, sampleTypeOf(source.meta, words.sampleType, null)) }
  }
  return functionsOf(await readRecording(file, words))
}

function topLines(found: TopFunctions, countsIdle: boolean): string[] {
  const { sampleType, total, rows } = found
  const shares = sharesIn(found, countsIdle)
  const cells = rows.map(row => [
    ...[row.self, row.total].flatMap(value => {
      const share = shares.of(row, value)
      return [formatValue(value, sampleType.unit), share === null ? '' : formatShare(share)]
    }),
    shownName(row.name),
    row.file === null ? '' : fileLine(row.file, row.line),
  ])
  return [
    `${sampleType.name}: ${sharesOf(total, shares.leftOut, sampleType.unit)}`,
    ...textTable([['self', '', 'total', '', 'function', 'file'], ...cells], ['right', 'right', 'right', 'right', 'left', 'left']),
  ]
}
