// `flamewise folded`: what every other tool of the field can read.

import { foldedChunks } from '../shared/analysis/foldedLines'
import { Option } from 'commander'
import { example, type Command } from './command'
import { readInput } from './input'
import { chosenSampleType } from './subject'
import { printBytes } from './output'

type Options = { readonly sampleType?: string; readonly weight?: 'samples' | 'period' }

export const folded: Command = program => {
  program
    .command('folded')
    .summary('print collapsed stacks')
    .description('Prints collapsed stacks, root first: `a;b;c VALUE`, one line a distinct stack, sorted by bytes.')
    .argument('<file>', 'a profile in any format; - reads standard input')
    .option('--sample-type <name>', "one of the sample types that 'flamewise info' lists")
    .addOption(
      new Option(
        '--weight <kind>',
        "what a sample counts for, where the file has both; what the format's own tools choose if not given (perf: period)",
      ).choices(['samples', 'period']),
    )
    .addHelpText('after', example('flamewise folded perf.txt | flamegraph.pl > perf.svg'))
    .action(async (file: string, { sampleType, weight }: Options) => {
      const profile = await readInput(file)
      await printBytes(foldedChunks(profile, chosenSampleType(profile, file, sampleType, weight ?? null)))
    })
}
