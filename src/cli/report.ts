// `flamewise report`: the annotated SVG, from one profile or a comparison.

import { basename } from 'node:path'
import { comparisonReport, profileReport } from '../shared/report/svg/makeReport'
import { example, type Command } from './command'
import { readChanges, savedChanges } from './comparison'
import { chosenSampleType, readInput } from './input'
import { printLines } from './output'
import { refuseInputAsOutput, writeOutput } from './outputFile'

type Options = { readonly base?: string; readonly output: string; readonly sampleType?: string }

export const report: Command = program => {
  program
    .command('report')
    .summary('write an annotated SVG')
    .description('Writes a flame graph with its findings as one SVG file that opens in any browser.')
    .argument('<current>', 'a profile in any format; - reads standard input')
    .option('--base <file>', 'a baseline to compare with')
    .requiredOption('--output <file>', 'the SVG to write')
    .option('--sample-type <name>', "one of the sample types that 'flamewise info' lists")
    .addHelpText('after', example('flamewise report branch.pprof --base main.pprof --output report.svg'))
    .action(async (current: string, { base, output, sampleType }: Options) => {
      refuseInputAsOutput(output, base === undefined ? [current] : [current, base])
      const svg = base === undefined ? await single(current, sampleType) : await compared(current, base, sampleType)
      writeOutput(output, svg)
      printLines([`wrote ${output}`])
    })
}

async function single(file: string, sampleType: string | undefined): Promise<string> {
  const profile = await readInput(file)
  const saved = sampleType === undefined ? savedChanges(profile, file, sampleType) : null
  if (saved !== null) return comparisonReport(saved.changes, saved.sampleType, { source: basename(file) })
  return profileReport(profile, chosenSampleType(profile, file, sampleType, null), { source: basename(file) })
}

async function compared(current: string, base: string, wanted: string | undefined): Promise<string> {
  const { changes, sampleType } = await readChanges({ base: [base], current: [current] }, wanted)
  return comparisonReport(changes, sampleType, { source: `${basename(current)} against ${basename(base)}` })
}
