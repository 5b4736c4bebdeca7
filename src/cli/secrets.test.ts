import { createServer } from 'node:http'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command as Program } from 'commander'
import { afterEach, expect, onTestFinished, test, vi } from 'vitest'
import { programFolders } from '../node/files/programFolders'
import { tempFolder } from '../testing/tempFolder'
import { keepCredentials } from './credentials'
import { COMMANDS } from './index'

const TOKEN = 'tok-5e1f-very-secret'
const PASSWORD = 'pass-77aa-word'
const BASIC = Buffer.from(`ann:${PASSWORD}`).toString('base64')

afterEach(() => vi.unstubAllEnvs())

/** Refuses and echoes what it was told under /no; answers with a profile else. */
async function echoingServer(seen: string[]): Promise<string> {
  const server = createServer(({ url, headers }, response) => {
    seen.push(headers.authorization ?? '')
    if (url === '/no') response.writeHead(403).end(`refused: ${JSON.stringify(headers)}`)
    else response.end('main;a 3\nmain;b 5\n')
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  return `127.0.0.1:${address !== null && typeof address === 'object' ? address.port : 0}`
}

/** Everything that a command prints, writes and refuses. */
async function everythingOf(line: readonly string[], output: string): Promise<string> {
  let text = ''
  const take = (piece: unknown) => ((text += piece instanceof Uint8Array ? new TextDecoder().decode(piece) : String(piece)), true)
  const spies = [vi.spyOn(process.stdout, 'write').mockImplementation(take), vi.spyOn(process.stderr, 'write').mockImplementation(take)]
  try {
    const [name = '', ...words] = line
    const program = new Program('flamewise').exitOverride().configureOutput({ outputError: () => undefined })
    ;(await COMMANDS[name]())(program, programFolders(import.meta.dirname))
    await program.parseAsync([name, ...words].map(keepCredentials), { from: 'user' })
    if (words.includes(output)) text += readFileSync(output, 'utf8')
  } catch (error) {
    text += error instanceof Error ? String(error.stack) : String(error)
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
  return text
}

test('no command prints, writes or repeats a token or a password after it was used', async () => {
  vi.stubEnv('FLAMEWISE_TOKEN', TOKEN)
  const seen: string[] = []
  const host = await echoingServer(seen)
  const output = join(tempFolder(), 'out')
  const addresses = ['/cpu', '/no'].flatMap(path => [`http://${host}${path}`, `http://ann:${PASSWORD}@${host}${path}`])
  const texts: string[] = []
  for (const address of addresses) {
    for (const line of [
      ['info', address],
      ['top', address, '--json'],
      ['insights', address, '--json'],
      ['diff', address, address, '--sample-type', 'none'],
      ['convert', address, '--to', 'speedscope', '--output', output],
      ['report', address, '--output', output],
    ]) {
      texts.push(await everythingOf(line, output))
    }
  }
  expect(seen).toContain(`Bearer ${TOKEN}`)
  expect(seen).toContain(`Basic ${BASIC}`)
  const all = texts.join('\n')
  expect(all).toContain('main')
  expect(all).toContain('answered 403 (refused: ')
  for (const secret of [TOKEN, PASSWORD, BASIC]) expect(all).not.toContain(secret)
})
