// `flamewise report`: the annotated SVG, from one profile or a comparison.

import { basename } from 'node:path'
import type { Measure } from '../shared/analysis/measure'
import { whole, withoutIdle } from '../shared/questions/asked'
import { report as makeReport } from '../shared/questions/report'
import { filterText } from '../shared/questions/selection'
import { example, type Command } from './command'
import { printLines } from './output'
import { refuseInputAsOutput, writeOutput } from './outputFile'
import { readCompared, readSubject } from './subject'
import { idleOption, measureOption } from './values'
import { withSelection, wordsOf, type SelectionOptions } from './selection'

type Options = SelectionOptions & { readonly base?: string; readonly output: string; readonly measure?: Measure; readonly idle?: true }

export const report: Command = program => {
  withSelection(program.command('report'))
    .summary('write an annotated SVG')
    .description('Writes a flame graph with its findings as one SVG file that opens in any browser.')
    .argument('<current>', 'a profile in any format; - reads standard input')
    .option('--base <file>', 'a baseline to compare with')
    .requiredOption('--output <file>', 'the SVG to write')
    .addOption(measureOption())
    .addOption(idleOption())
    .addHelpText('after', example('flamewise report branch.pprof --base main.pprof --output report.svg'))
    .action(async (current: string, { base, output, measure, idle, ...options }: Options) => {
      refuseInputAsOutput(output, base === undefined ? [current] : [current, base])
      const words = wordsOf(options)
      const found =
        base === undefined
          ? await readSubject(current, words)
          : whole(await readCompared({ base: [base], current: [current] }, words, { measure: measure ?? null }))
      const asked = idle === true ? found : withoutIdle(found)
      const source = base === undefined ? basename(current) : `${basename(current)} against ${basename(base)}`
      writeOutput(output, makeReport(asked, { source, filter: filterText(words, asked.selection.withoutIdle), measure: measure ?? null }))
      printLines([`wrote ${output}`])
    })
}
