// `flamewise report`: the annotated SVG, from one profile or a comparison.

import { basename } from 'node:path'
import type { Measure } from '../shared/analysis/measure'
import { report as makeReport } from '../shared/questions/report'
import { example, type Command } from './command'
import { printLines } from './output'
import { refuseInputAsOutput, writeOutput } from './outputFile'
import { readCompared, readSelected, whole } from './subject'
import { measureOption } from './values'

type Options = { readonly base?: string; readonly output: string; readonly sampleType?: string; readonly measure?: Measure }

export const report: Command = program => {
  program
    .command('report')
    .summary('write an annotated SVG')
    .description('Writes a flame graph with its findings as one SVG file that opens in any browser.')
    .argument('<current>', 'a profile in any format; - reads standard input')
    .option('--base <file>', 'a baseline to compare with')
    .requiredOption('--output <file>', 'the SVG to write')
    .option('--sample-type <name>', "one of the sample types that 'flamewise info' lists")
    .addOption(measureOption())
    .addHelpText('after', example('flamewise report branch.pprof --base main.pprof --output report.svg'))
    .action(async (current: string, { base, output, sampleType, measure }: Options) => {
      refuseInputAsOutput(output, base === undefined ? [current] : [current, base])
      const asked =
        base === undefined
          ? await readSelected(current, sampleType)
          : whole(await readCompared({ base: [base], current: [current] }, sampleType))
      const source = base === undefined ? basename(current) : `${basename(current)} against ${basename(base)}`
      writeOutput(output, makeReport(asked, { source, measure: measure ?? null }))
      printLines([`wrote ${output}`])
    })
}
