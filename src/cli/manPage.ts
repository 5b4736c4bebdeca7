// The manual page (man 7 groff_man), from what the commands say of themselves.

import type { CommandFacts, OptionFacts } from './commandTree'

export function manPage(program: CommandFacts, version: string): string {
  return [
    `.TH FLAMEWISE 1 "" "flamewise ${roff(version)}" "User Commands"`,
    '.SH NAME',
    `flamewise \\- ${roff(program.description.replace(/\.$/, '').replace(/^./, first => first.toLowerCase()))}`,
    '.SH SYNOPSIS',
    `.B flamewise`,
    roff(program.usage),
    ...program.commands.flatMap(({ name, usage }) => ['.br', `.B flamewise ${roff(name)}`, roff(usage)]),
    '.SH DESCRIPTION',
    roff(program.description),
    'Files are recognised by their content; gzip and zstd are undone first. A file named - is standard input.',
    '.SH OPTIONS',
    ...program.options.flatMap(optionLines),
    '.SH COMMANDS',
    ...program.commands.flatMap(facts => [
      `.SS ${roff(facts.name)} ${roff(facts.usage)}`,
      roff(facts.description),
      ...facts.options.flatMap(optionLines),
      ...facts.commands.flatMap(inner => ['.TP', `.B ${roff(inner.name)} ${roff(inner.usage)}`, roff(inner.description)]),
    ]),
    '.SH EXIT STATUS',
    '0 done; 1 a threshold that was named is crossed; 2 the arguments or the input are unusable, with one line that says why.',
    '',
  ].join('\n')
}

const optionLines = ({ usage, text }: OptionFacts) => ['.TP', `.B ${roff(usage)}`, roff(text)]

/** Backslashes and hyphens mean themselves, and no line begins as a request. */
function roff(text: string): string {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replaceAll(/^([.'])/gm, '\\&$1')
}
