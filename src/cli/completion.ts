// `flamewise completion` and `flamewise man`: the commands' own help in the forms that shells and `man` read.

import { Argument } from 'commander'
import { version } from '../../package.json'
import type { Command } from './command'
import { example } from './command'
import { printText } from './output'
import { commandFacts } from './commandTree'
import { manPage } from './manPage'
import { completionScript, SHELLS, type Shell } from './shellCompletion'

export const completion: Command = program => {
  program
    .command('completion')
    .summary("print a shell's completion script")
    .description("Prints the completion script of a shell: save it where that shell looks for it (the script's first line says where).")
    .addArgument(new Argument('<shell>', 'the shell').choices(SHELLS))
    .addHelpText('after', example('flamewise completion bash > /etc/bash_completion.d/flamewise'))
    .action((shell: Shell) => printText(completionScript(shell, commandFacts(program))))
}

/** For the packages, which put it where `man` looks. */
export const man: Command = program => {
  program
    .command('man', { hidden: true })
    .description('Prints the manual page.')
    .action(() => printText(manPage(commandFacts(program), version)))
}
