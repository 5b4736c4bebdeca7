// `flamewise convert`: the same profile for another tool.

import { basename } from 'node:path'
import { gzipSync } from 'node:zlib'
import { Option } from 'commander'
import { CONVERSIONS, convertProfile, type Conversion } from '../shared/report/convert'
import { example, type Command } from './command'
import { readInput } from './input'
import { chosenSampleType } from './subject'
import { printLines } from './output'
import { refuseInputAsOutput, writeOutput } from './outputFile'

type Options = { readonly to: Conversion; readonly output: string; readonly sampleType?: string }

export const convert: Command = program => {
  program
    .command('convert')
    .summary('write the profile in another format')
    .description('Writes the same profile as pprof (gzipped), collapsed stacks or speedscope JSON.')
    .argument('<file>', 'a profile in any format; - reads standard input')
    .addOption(new Option('--to <format>', 'what to write').choices(CONVERSIONS).makeOptionMandatory())
    .requiredOption('--output <file>', 'the file to write')
    .option('--sample-type <name>', 'what collapsed stacks are weighed in')
    .addHelpText('after', example('flamewise convert perf.txt --to pprof --output perf.pb.gz'))
    .action(async (file: string, { to, output, sampleType }: Options) => {
      refuseInputAsOutput(output, [file])
      const profile = await readInput(file)
      const { bytes, wantsGzip } = convertProfile(profile, to, chosenSampleType(profile, file, sampleType, null), basename(file))
      writeOutput(output, wantsGzip ? gzipSync(bytes) : bytes)
      printLines([`wrote ${output}`])
    })
}
