// `flamewise folded`: what every other tool of the field can read.

import { foldedAsked } from '../shared/questions/asked'
import { folded as foldedChunks, foldedRefusal } from '../shared/questions/convert'
import { Option } from 'commander'
import { example, UsageError, type Command } from './command'
import { readRecording } from './subject'
import { printBytes } from './output'
import { withSelection, wordsOf, type SelectionOptions } from './selection'

type Options = SelectionOptions & { readonly weight?: 'samples' | 'period' }

export const folded: Command = program => {
  withSelection(program.command('folded'))
    .summary('print collapsed stacks')
    .description('Prints collapsed stacks, root first: `a;b;c VALUE`, one line a distinct stack, sorted by bytes.')
    .argument('<file>', 'a profile in any format; - reads standard input')
    .addOption(
      new Option(
        '--weight <kind>',
        "what a sample counts for, where the file has both; what the format's own tools choose if not given (perf: period)",
      ).choices(['samples', 'period']),
    )
    .addHelpText('after', example('flamewise folded perf.txt | flamegraph.pl > perf.svg'))
    .action(async (file: string, { weight, ...options }: Options) => {
      const asked = await readRecording(file, { ...wordsOf(options), weight }, foldedAsked)
      const refusal = foldedRefusal(asked)
      if (refusal !== null) throw new UsageError(`${file}: ${refusal}`)
      await printBytes(foldedChunks(asked))
    })
}
