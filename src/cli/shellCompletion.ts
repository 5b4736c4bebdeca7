// Completion scripts for three shells, from what the commands say of themselves. Where nothing else fits, files are completed.

import type { CommandFacts, OptionFacts } from './commandTree'

export const SHELLS = ['bash', 'zsh', 'fish'] as const
export type Shell = (typeof SHELLS)[number]

export function completionScript(shell: Shell, program: CommandFacts): string {
  switch (shell) {
    case 'bash':
      return bash(program)
    case 'zsh':
      return zsh(program)
    case 'fish':
      return fish(program)
  }
}

const longFlags = (options: readonly OptionFacts[]) => options.flatMap(option => option.flags)

/** Words after a command: its own commands, the values of its argument, its options. */
const wordsOf = (facts: CommandFacts) => [...facts.commands.map(({ name }) => name), ...facts.choices, ...longFlags(facts.options)]

function bash(program: CommandFacts): string {
  const cases = program.commands.map(facts => `    ${facts.name}) words='${wordsOf(facts).join(' ')}' ;;`)
  const values = valueCases(
    program,
    (flag, choices) => `    ${flag}) COMPREPLY=($(compgen -W '${choices.join(' ')}' -- "$word")); return ;;`,
  )
  return `# flamewise completion bash > /etc/bash_completion.d/flamewise
_flamewise() {
  local word=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} words
  case $previous in
${values.join('\n')}
  esac
  case \${COMP_WORDS[1]} in
${cases.join('\n')}
    *) words='${wordsOf(program).join(' ')}' ;;
  esac
  COMPREPLY=($(compgen -W "$words" -- "$word") $(compgen -f -- "$word"))
}
complete -o filenames -F _flamewise flamewise
`
}

function valueCases(program: CommandFacts, line: (flag: string, choices: readonly string[]) => string): string[] {
  const options = program.commands.flatMap(facts => facts.options).filter(({ choices }) => choices.length > 0)
  const choicesOf = new Map(options.flatMap(({ flags, choices }) => flags.map(flag => [flag, choices] as const)))
  return [...choicesOf].map(([flag, choices]) => line(flag, choices))
}

function zsh(program: CommandFacts): string {
  const commands = program.commands.map(({ name, summary }) => `    ${quoted(`${name}:${summary}`)}`)
  const cases = program.commands.map(facts => {
    const options = facts.options.map(option => `        ${zshOption(option)}`)
    const words = [...facts.commands.map(({ name }) => name), ...facts.choices]
    const first = words.length === 0 ? "'*:file:_files'" : `'1:what:(${words.join(' ')})' '*:file:_files'`
    return `      ${facts.name}) _arguments ${['\\', ...options.map(option => `${option} \\`), `        ${first}`].join('\n')} ;;`
  })
  return `#compdef flamewise
# flamewise completion zsh > "\${fpath[1]}/_flamewise"
_flamewise() {
  local -a commands=(
${commands.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe command commands
    _files
  else
    local command=\${words[2]}
    shift words
    (( CURRENT-- ))
    case $command in
${cases.join('\n')}
      *) _files ;;
    esac
  fi
}
_flamewise "$@"
`
}

function zshOption({ flags, text, takesValue, choices }: OptionFacts): string {
  const value = choices.length > 0 ? `:value:(${choices.join(' ')})` : takesValue ? ':value:_files' : ''
  const told = text.replaceAll(/[[\]:]/g, ' ')
  return flags.map(flag => quoted(`${flag}[${told}]${value}`)).join(' ')
}

function fish(program: CommandFacts): string {
  const names = program.commands.map(({ name }) => name).join(' ')
  const isFirst = `not __fish_seen_subcommand_from ${names}`
  const commands = program.commands.map(({ name, summary }) => `complete -c flamewise -n '${isFirst}' -a ${name} -d ${quoted(summary)}`)
  const rest = program.commands.flatMap(facts => {
    const condition = `'__fish_seen_subcommand_from ${facts.name}'`
    const words = [...facts.commands.map(({ name }) => name), ...facts.choices]
    return [
      ...words.map(word => `complete -c flamewise -n ${condition} -a ${word}`),
      ...facts.options.flatMap(option => fishOption(condition, option)),
    ]
  })
  return ['# flamewise completion fish > ~/.config/fish/completions/flamewise.fish', ...commands, ...rest, ''].join('\n')
}

function fishOption(condition: string, { flags, text, takesValue, choices }: OptionFacts): string[] {
  const value = choices.length > 0 ? ` -x -a '${choices.join(' ')}'` : takesValue ? ' -r' : ''
  return flags
    .filter(flag => flag.startsWith('--'))
    .map(flag => `complete -c flamewise -n ${condition} -l ${flag.slice(2)}${value} -d ${quoted(text)}`)
}

const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`
