import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Command as Program } from 'commander'
import { expect, test, vi } from 'vitest'
import { programFolders } from '../node/files/programFolders'
import { tempFolder } from '../testing/tempFolder'
import { UsageError } from './command'
import { COMMANDS } from './index'

// Each golden file is named after its command line. A new one is an empty file of that name, filled by UPDATE_GOLDEN=1.
const GOLDENS = join(import.meta.dirname, '../../fixtures/commands')
const INPUTS = join(GOLDENS, 'inputs')
const GOLDEN_END = '.txt'

const lines = readdirSync(GOLDENS)
  .filter(name => name.endsWith(GOLDEN_END))
  .map(name => name.slice(0, -GOLDEN_END.length))

/** What the command prints, what it refuses in words, and its exit status where it is not 0; then what it wrote. */
async function printed(line: string): Promise<string> {
  const folder = tempFolder()
  const [name = '', ...words] = line.split(' ')
  const output = words[words.indexOf('--output') + 1] ?? ''
  const args = words.map(word => {
    if (existsSync(join(INPUTS, word))) return join(INPUTS, word)
    return words.includes('--output') && word === output ? join(folder, word) : word
  })
  let text = ''
  const write = vi.spyOn(process.stdout, 'write').mockImplementation(piece => {
    text += typeof piece === 'string' ? piece : new TextDecoder().decode(piece)
    return true
  })
  const complain = vi.spyOn(process.stderr, 'write').mockImplementation(piece => {
    text += `standard error: ${String(piece)}`
    return true
  })
  try {
    const program = new Program('flamewise').exitOverride().configureOutput({ outputError: () => undefined })
    const command = await COMMANDS[name]()
    command(program, programFolders(import.meta.dirname))
    await program.parseAsync([name, ...args], { from: 'user' })
    if (process.exitCode !== undefined) text += `exit status ${process.exitCode}\n`
  } catch (thrown) {
    if (!(thrown instanceof UsageError)) throw thrown
    text += `flamewise: ${thrown.message}\nexit status 2\n`
  } finally {
    process.exitCode = undefined
    write.mockRestore()
    complain.mockRestore()
  }
  const written = join(folder, output)
  const wrote = words.includes('--output') && existsSync(written) ? `\n${wordsOf(basename(written), readFileSync(written, 'utf8'))}` : ''
  return (text + wrote).replaceAll(`${INPUTS}/`, '').replaceAll(`${folder}/`, '')
}

/** Of a picture what it says: where it stands is other tests' business. */
function wordsOf(name: string, text: string): string {
  if (!name.endsWith('.svg')) return text
  const said = Array.from(text.matchAll(/<(title|text)\b[^>]*>([^<]*)<\/\1>/g), ([, kind, words]) =>
    kind === 'title' ? `[${words.replaceAll('\n', '; ')}]` : words,
  )
  return `${said.filter(words => words.trim() !== '').join('\n')}\n`
}

/** They run until they are ended, or print what others say of themselves: each has tests of its own. */
const TESTED_ELSEWHERE: readonly string[] = ['record', 'serve', 'mcp', 'completion', 'man']

test('every command has a golden file', () => {
  const tried = new Set([...lines.map(line => line.split(' ')[0]), ...TESTED_ELSEWHERE])
  expect(Object.keys(COMMANDS).filter(name => !tried.has(name))).toEqual([])
})

test.each(lines)('flamewise %s', async line => {
  const path = join(GOLDENS, line + GOLDEN_END)
  const text = await printed(line)
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(path, text)
  expect(text).toBe(readFileSync(path, 'utf8'))
})
