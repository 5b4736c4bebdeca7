// What the commands say of themselves, as data: shell completions and the manual are made of it, so that neither can lie.

import type { Command as Program } from 'commander'

export type OptionFacts = {
  /** `--json`, and the short form where there is one. */
  readonly flags: readonly string[]
  /** As the help shows it: `--limit <rows>`. */
  readonly usage: string
  readonly text: string
  readonly takesValue: boolean
  readonly choices: readonly string[]
}

export type CommandFacts = {
  readonly name: string
  /** `[options] <file>` */
  readonly usage: string
  readonly summary: string
  readonly description: string
  readonly options: readonly OptionFacts[]
  /** The values that the first argument can have, where they are few. */
  readonly choices: readonly string[]
  readonly commands: readonly CommandFacts[]
}

export function commandFacts(program: Program): CommandFacts {
  const help = program.createHelp()
  return {
    name: program.name(),
    usage: program.usage(),
    summary: program.summary(),
    description: program.description(),
    options: help.visibleOptions(program).map(option => ({
      flags: [option.short, option.long].filter(flag => flag !== undefined && flag !== null),
      usage: option.flags,
      text: help.optionDescription(option),
      takesValue: option.required || option.optional,
      choices: option.argChoices ?? [],
    })),
    choices: program.registeredArguments[0]?.argChoices ?? [],
    commands: help.visibleCommands(program).map(commandFacts),
  }
}
