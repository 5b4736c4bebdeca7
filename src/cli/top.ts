// `flamewise top`: the function table.

import { Option } from 'commander'
import { formatShare, formatValue } from '../shared/base/quantity'
import { topFunctions, type TopFunctions, type TopOrder } from '../shared/report/topFunctions'
import { example, type Command } from './command'
import { readFunctions } from './input'
import { chosenSampleType } from './subject'
import { printJson, printLines } from './output'
import { textTable } from './textTable'
import { wholeNumber } from './values'

type Options = { readonly sort: TopOrder; readonly limit: number; readonly sampleType?: string; readonly json?: true }

/** A terminal's height, with room for the heading and the prompt. */
const DEFAULT_LIMIT = 30

export const top: Command = program => {
  program
    .command('top')
    .summary('print the functions that cost most')
    .description('Prints the function table: what each function costs itself, and with everything it calls.')
    .argument('<file>', 'a profile in any format; - reads standard input')
    .addOption(new Option('--sort <column>', 'largest first by this column').choices(['self', 'total']).default('self'))
    .option('--limit <rows>', 'how many rows; 0 means every row', wholeNumber, DEFAULT_LIMIT)
    .option('--sample-type <name>', "one of the sample types that 'flamewise info' lists")
    .option('--json', 'print JSON')
    .addHelpText('after', example('flamewise top cpu.pprof --sort total --limit 10'))
    .action(async (file: string, { sort, limit, sampleType, json }: Options) => {
      const functions = await readFunctions(file)
      const found = topFunctions(functions, chosenSampleType(functions, file, sampleType, null), sort, limit)
      if (json === true) printJson(found)
      else printLines(topLines(found))
    })
}

function topLines({ sampleType, total, rows }: TopFunctions): string[] {
  const share = (value: number) => (total === 0 ? '' : formatShare(value / total))
  const cells = rows.map(({ name, file, line, self, total: own }) => [
    formatValue(self, sampleType.unit),
    share(self),
    formatValue(own, sampleType.unit),
    share(own),
    name,
    file === null ? '' : line === null ? file : `${file}:${line}`,
  ])
  return [
    `${sampleType.name}: ${formatValue(total, sampleType.unit)} in all; shares are of that`,
    ...textTable([['self', '', 'total', '', 'function', 'file'], ...cells], ['right', 'right', 'right', 'right', 'left', 'left']),
  ]
}
