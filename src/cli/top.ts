// `flamewise top`: the function table.

import { Option } from 'commander'
import { formatShare, formatValue } from '../shared/base/quantity'
import type { FunctionSource } from '../shared/profile/functionSource'
import { functionsOf } from '../shared/questions/selected'
import { sampleTypeOf, selectsAll, type SelectionWords } from '../shared/questions/selection'
import { shownName } from '../shared/names/label'
import { topFunctions, type TopFunctions, type TopOrder } from '../shared/report/topFunctions'
import { example, type Command } from './command'
import { readFunctions } from './input'
import { readRecording, valueOf } from './subject'
import { printJson, printLines } from './output'
import { textTable } from './textTable'
import { wholeNumber } from './values'
import { withSelection, wordsOf, type SelectionOptions } from './selection'

type Options = SelectionOptions & { readonly sort: TopOrder; readonly limit: number; readonly json?: true }

/** A terminal's height, with room for the heading and the prompt. */
const DEFAULT_LIMIT = 30

export const top: Command = program => {
  withSelection(program.command('top'))
    .summary('print the functions that cost most')
    .description('Prints the function table: what each function costs itself, and with everything it calls.')
    .argument('<file>', 'a profile in any format; - reads standard input')
    .addOption(new Option('--sort <column>', 'largest first by this column').choices(['self', 'total']).default('self'))
    .option('--limit <rows>', 'how many rows; 0 means every row', wholeNumber, DEFAULT_LIMIT)
    .option('--json', 'print JSON')
    .addHelpText('after', example('flamewise top cpu.pprof --sort total --limit 10'))
    .action(async (file: string, { sort, limit, json, ...options }: Options) => {
      const { source, sampleType } = await functionsIn(file, wordsOf(options))
      const found = topFunctions(source, sampleType, sort, limit)
      if (json === true) printJson(found)
      else printLines(topLines(found))
    })
}

type Functions = { readonly source: FunctionSource; readonly sampleType: number }

/** Some formats have their functions without holding a stack; what is selected needs the stacks. */
async function functionsIn(file: string, words: SelectionWords): Promise<Functions> {
  if (selectsAll(words)) {
    const source = await readFunctions(file)
    return { source, sampleType: valueOf(file, sampleTypeOf(source.meta, words.sampleType, null)) }
  }
  const asked = await readRecording(file, words)
  return { source: functionsOf(asked), sampleType: asked.selection.sampleType }
}

function topLines({ sampleType, total, rows }: TopFunctions): string[] {
  const share = (value: number) => (total === 0 ? '' : formatShare(value / total))
  const cells = rows.map(({ name, file, line, self, total: own }) => [
    formatValue(self, sampleType.unit),
    share(self),
    formatValue(own, sampleType.unit),
    share(own),
    shownName(name),
    file === null ? '' : line === null ? file : `${file}:${line}`,
  ])
  return [
    `${sampleType.name}: ${formatValue(total, sampleType.unit)} in all; shares are of that`,
    ...textTable([['self', '', 'total', '', 'function', 'file'], ...cells], ['right', 'right', 'right', 'right', 'left', 'left']),
  ]
}
