// Opens a line of a file in the person's editor: a program with a list of arguments, never a line for a shell.

import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fail, ok, type Result } from '../../shared/base/result'
import { splitWords } from '../splitWords'

export type Place = { readonly path: string; readonly line: number; readonly column: number }

/** Words with `{file}`, `{line}` and `{column}` in them; the first is the program. */
type Template = readonly string[]

/** By the name of the program, in the order in which they are looked for. */
const EDITORS: readonly (readonly [string, Template])[] = [
  ['code', ['-g', '{file}:{line}:{column}']],
  ['cursor', ['-g', '{file}:{line}:{column}']],
  ['windsurf', ['-g', '{file}:{line}:{column}']],
  ['code-insiders', ['-g', '{file}:{line}:{column}']],
  ['zed', ['{file}:{line}:{column}']],
  ['subl', ['{file}:{line}:{column}']],
  ['idea', ['--line', '{line}', '{file}']],
  ['pycharm', ['--line', '{line}', '{file}']],
  ['goland', ['--line', '{line}', '{file}']],
  ['webstorm', ['--line', '{line}', '{file}']],
  ['mate', ['--line', '{line}', '{file}']],
  ['gvim', ['+{line}', '{file}']],
  ['kate', ['--line', '{line}', '{file}']],
  ['gedit', ['+{line}', '{file}']],
]

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The command that opens a place: what `FLAMEWISE_EDITOR` says (a template), else `VISUAL` or `EDITOR` where it is an editor with a
 * window, else the first known editor in the search path. The page has no say in it.
 */
export function editorCommand(place: Place, environment: Environment): Result<readonly string[], string> {
  const template = templateIn(environment)
  if (!template.ok) return template
  const fill = (word: string) =>
    word.replace(/\{(file|line|column)\}/g, (_, part: string) =>
      part === 'file' ? place.path : String(part === 'line' ? place.line : place.column),
    )
  return ok(template.value.map(fill))
}

function templateIn(environment: Environment): Result<Template, string> {
  const { FLAMEWISE_EDITOR: own, VISUAL, EDITOR } = environment
  if (own !== undefined && own !== '') {
    const words = splitWordsOf(own)
    if (words === null) return fail('FLAMEWISE_EDITOR cannot be read: it must be a program and its arguments, with {file} and {line}.')
    return ok(words.some(word => word.includes('{file}')) ? words : [...words, '{file}'])
  }
  for (const said of [VISUAL, EDITOR]) {
    const [program, ...more] = said === undefined ? [] : (splitWordsOf(said) ?? [])
    const known = EDITORS.find(([name]) => program?.split(/[\\/]/).at(-1) === name)
    if (program !== undefined && known !== undefined) return ok([program, ...more.filter(word => word !== '--wait'), ...known[1]])
  }
  for (const [name, template] of EDITORS) if (isInPath(name, environment)) return ok([name, ...template])
  return fail('No editor was found: set FLAMEWISE_EDITOR to its command, such as: code -g {file}:{line}:{column}')
}

/** Braces are the template's own; a shell would want them quoted. */
function splitWordsOf(line: string): readonly string[] | null {
  const words = splitWords(line.replace(/[{}]/g, brace => `\\${brace}`))
  return words.ok ? words.value : null
}

function isInPath(name: string, { PATH = '' }: Environment): boolean {
  return PATH.split(delimiter).some(folder => {
    try {
      accessSync(join(folder, name), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

/** Resolves once the program runs, or with why it does not. It outlives us. */
export function openInEditor(place: Place, environment: Environment = process.env): Promise<Result<null, string>> {
  const command = editorCommand(place, environment)
  if (!command.ok) return Promise.resolve(command)
  const [program, ...args] = command.value
  return new Promise(resolve => {
    const child = spawn(program, args, { stdio: 'ignore', detached: true, shell: false })
    child.once('error', error => resolve(fail(`${program} could not be started: ${error.message}`)))
    child.once('spawn', () => {
      child.unref()
      resolve(ok(null))
    })
  })
}
