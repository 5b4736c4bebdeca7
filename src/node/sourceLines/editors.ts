// Opens a line of a file in the person's editor: a program with a list of arguments, never a line for a shell.

import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fail, ok, type Result } from '../../shared/base/result'
import { unreachable } from '../../shared/base/unreachable'
import type { EditorChoice } from '../../shared/host/contract'
import { splitWords } from '../../shared/base/text/splitWords'

export type Place = { readonly path: string; readonly line: number; readonly column: number }

/** A program and its arguments, with `{file}`, `{line}` and `{column}` in them; the first is the program. */
type Template = readonly string[]

type Editor = { readonly id: string; readonly title: string; readonly template: Template }

/** `id`: the name of the program. In the order in which they are looked for. */
export const EDITORS: readonly Editor[] = [
  { id: 'code', title: 'VS Code', template: ['-g', '{file}:{line}:{column}'] },
  { id: 'cursor', title: 'Cursor', template: ['-g', '{file}:{line}:{column}'] },
  { id: 'windsurf', title: 'Windsurf', template: ['-g', '{file}:{line}:{column}'] },
  { id: 'code-insiders', title: 'VS Code Insiders', template: ['-g', '{file}:{line}:{column}'] },
  { id: 'zed', title: 'Zed', template: ['{file}:{line}:{column}'] },
  { id: 'subl', title: 'Sublime Text', template: ['{file}:{line}:{column}'] },
  { id: 'idea', title: 'IntelliJ IDEA', template: ['--line', '{line}', '{file}'] },
  { id: 'pycharm', title: 'PyCharm', template: ['--line', '{line}', '{file}'] },
  { id: 'goland', title: 'GoLand', template: ['--line', '{line}', '{file}'] },
  { id: 'webstorm', title: 'WebStorm', template: ['--line', '{line}', '{file}'] },
  { id: 'mate', title: 'TextMate', template: ['--line', '{line}', '{file}'] },
  { id: 'gvim', title: 'gVim', template: ['+{line}', '{file}'] },
  { id: 'kate', title: 'Kate', template: ['--line', '{line}', '{file}'] },
  { id: 'gedit', title: 'gedit', template: ['+{line}', '{file}'] },
]

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The command that opens a place: what `FLAMEWISE_EDITOR` says (a template), then what was chosen, then `VISUAL` or `EDITOR` where it is
 * an editor with a window, then the first known editor in the search path.
 */
export function editorCommand(place: Place, environment: Environment, choice: EditorChoice = FOUND): Result<readonly string[], string> {
  const template = templateOf(environment, choice)
  if (!template.ok) return template
  const fill = (word: string) =>
    word.replace(/\{(file|line|column)\}/g, (_, part: string) =>
      part === 'file' ? place.path : String(part === 'line' ? place.line : place.column),
    )
  return ok(template.value.map(fill))
}

const FOUND: EditorChoice = { kind: 'found' }

export function isInstalled(id: string, environment: Environment): boolean {
  return isInPath(id, environment)
}

function templateOf(environment: Environment, choice: EditorChoice): Result<Template, string> {
  const { FLAMEWISE_EDITOR: set } = environment
  if (set !== undefined && set !== '') {
    const words = splitWordsOf(set)
    if (words === null) return fail('FLAMEWISE_EDITOR cannot be read: it must be a program and its arguments, with {file} and {line}.')
    return ok(withFile(words))
  }
  switch (choice.kind) {
    case 'found':
      return foundTemplate(environment)
    case 'known': {
      const editor = EDITORS.find(({ id }) => id === choice.id)
      return editor === undefined ? fail(`${choice.id} is no editor that is known here.`) : ok([editor.id, ...editor.template])
    }
    case 'own':
      return choice.words.length === 0 ? fail('A program is needed: its name or path in the first line.') : ok(withFile(choice.words))
    default:
      return unreachable(choice)
  }
}

function withFile(words: Template): Template {
  return words.some(word => word.includes('{file}')) ? words : [...words, '{file}']
}

function foundTemplate(environment: Environment): Result<Template, string> {
  for (const said of [environment['VISUAL'], environment['EDITOR']]) {
    const [program, ...more] = said === undefined ? [] : (splitWordsOf(said) ?? [])
    const known = EDITORS.find(({ id }) => program?.split(/[\\/]/).at(-1) === id)
    if (program !== undefined && known !== undefined) return ok([program, ...more.filter(word => word !== '--wait'), ...known.template])
  }
  for (const { id, template } of EDITORS) if (isInPath(id, environment)) return ok([id, ...template])
  return fail('No editor was found: choose one under More, Editor…, or set FLAMEWISE_EDITOR to its command.')
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
export function openInEditor(place: Place, choice: EditorChoice, environment: Environment = process.env): Promise<Result<null, string>> {
  const command = editorCommand(place, environment, choice)
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
