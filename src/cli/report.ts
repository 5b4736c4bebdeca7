// `flamewise report`: the annotated SVG, from one profile or a comparison.

import { basename } from 'node:path'
import { changesOf } from '../shared/diff/changes'
import { commonSampleType } from '../shared/diff/commonSampleType'
import { compare } from '../shared/diff/compare'
import type { Profile } from '../shared/profile/profile'
import { comparisonReport, profileReport } from '../shared/report/svg/makeReport'
import { example, UsageError, type Command } from './command'
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
      const profile = await readInput(current)
      const svg =
        base === undefined
          ? profileReport(profile, chosenSampleType(profile, current, sampleType, null), { source: basename(current) })
          : compared(profile, current, await readInput(base), base, sampleType)
      writeOutput(output, svg)
      printLines([`wrote ${output}`])
    })
}

function compared(current: Profile, currentFile: string, base: Profile, baseFile: string, sampleType: string | undefined): string {
  const types = commonSampleType([current, base], sampleType ?? null)
  if (types === null) throw new UsageError(`${baseFile} and ${currentFile}: no sample type in common`)
  const [currentType, baseType] = types
  const comparison = compare([{ profile: base, sampleType: baseType }], [{ profile: current, sampleType: currentType }])
  return comparisonReport(changesOf(comparison), current.meta.sampleTypes[currentType], {
    source: `${basename(currentFile)} against ${basename(baseFile)}`,
  })
}
