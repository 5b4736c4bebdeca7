import { execFileSync, spawn } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tempFolder } from '../../testing/tempFolder'
import { pipeChunks } from './namedPipe'

async function textOf(path: string): Promise<string> {
  let text = ''
  for await (const chunk of pipeChunks(path)) text += Buffer.from(chunk).toString('latin1')
  return text
}

test.skipIf(process.platform === 'win32')('reads all of a named pipe, whenever its writer begins', async () => {
  const path = join(tempFolder(), 'pipe')
  execFileSync('mkfifo', [path])
  const reading = textOf(path)
  spawn('sh', ['-c', `{ sleep 0.2; printf 'main;a 1\\n'; sleep 0.2; head -c 300000 /dev/zero; } > '${path}'`])
  const text = await reading
  expect(text.slice(0, 9)).toBe('main;a 1\n')
  expect(text).toHaveLength(300_009)
})
