// `flamewise convert`: the same profile for another tool.

import { basename } from 'node:path'
import { gzipSync } from 'node:zlib'
import { Option } from 'commander'
import { converted, packedOrPlain, redactedAs } from '../shared/questions/convert'
import { CONVERSIONS, type Conversion } from '../shared/report/convert'
import { modulesOf } from '../shared/questions/table'
import { listed } from '../shared/questions/selection'
import type { Selected } from '../shared/questions/selected'
import { example, UsageError, type Command } from './command'
import { readRecording } from './subject'
import { printLines } from './output'
import { refuseInputAsOutput, writeOutput } from './outputFile'
import { added, withSelection, wordsOf, type SelectionOptions } from './selection'

type Options = SelectionOptions & {
  readonly to: Conversion
  readonly output: string
  readonly redact?: true
  readonly keep?: readonly string[]
}

export const convert: Command = program => {
  withSelection(program.command('convert'))
    .summary('write the profile in another format')
    .description('Writes the same profile as pprof (gzipped), collapsed stacks or speedscope JSON.')
    .argument('<file>', 'a profile in any format; - reads standard input')
    .addOption(new Option('--to <format>', 'what to write').choices(CONVERSIONS).makeOptionMandatory())
    .requiredOption('--output <file>', 'the file to write')
    .option('--redact', 'keep no names but those of your own code, and no paths, labels, threads or facts about the machine')
    .option('--keep <module>', 'with --redact: keep the names of this module instead; may be given again', added)
    .addHelpText('after', example('flamewise convert perf.txt --to pprof --output perf.pb.gz'))
    .action(async (file: string, { to, output, redact, keep, ...options }: Options) => {
      refuseInputAsOutput(output, [file])
      const asked = await readRecording(file, wordsOf(options))
      const kept = keep ?? []
      if (redact === true) refuseUnknownModules(file, asked, kept)
      const made = redact === true ? redactedAs(asked, to, kept.length === 0 ? null : kept) : converted(asked, to, basename(file))
      if (!made.ok) throw new UsageError(`${file}: ${made.error}`)
      const { bytes, wantsGzip } = made.value
      writeOutput(output, wantsGzip ? packedOrPlain(bytes, gzipSync(bytes)) : bytes)
      printLines([`wrote ${output}`])
    })
}

/** A module that is misspelled would be one that is hidden: nobody would see why. */
function refuseUnknownModules(file: string, { subject }: Selected, kept: readonly string[]): void {
  const { names } = modulesOf(subject.profile)
  const unknown = kept.find(name => !names.includes(name))
  if (unknown !== undefined) throw new UsageError(`${file}: no module '${unknown}' in it; it has ${listed(names)}`)
}
