// `flamewise convert`: the same profile for another tool.

import { basename } from 'node:path'
import { gzipSync } from 'node:zlib'
import { Option } from 'commander'
import { converted } from '../shared/questions/convert'
import { CONVERSIONS, type Conversion } from '../shared/report/convert'
import { example, type Command } from './command'
import { readRecording } from './subject'
import { printLines } from './output'
import { refuseInputAsOutput, writeOutput } from './outputFile'
import { withSelection, wordsOf, type SelectionOptions } from './selection'

type Options = SelectionOptions & { readonly to: Conversion; readonly output: string }

export const convert: Command = program => {
  withSelection(program.command('convert'))
    .summary('write the profile in another format')
    .description('Writes the same profile as pprof (gzipped), collapsed stacks or speedscope JSON.')
    .argument('<file>', 'a profile in any format; - reads standard input')
    .addOption(new Option('--to <format>', 'what to write').choices(CONVERSIONS).makeOptionMandatory())
    .requiredOption('--output <file>', 'the file to write')
    .addHelpText('after', example('flamewise convert perf.txt --to pprof --output perf.pb.gz'))
    .action(async (file: string, { to, output, ...options }: Options) => {
      refuseInputAsOutput(output, [file])
      const { bytes, wantsGzip } = converted(await readRecording(file, wordsOf(options)), to, basename(file))
      writeOutput(output, wantsGzip ? gzipSync(bytes) : bytes)
      printLines([`wrote ${output}`])
    })
}
