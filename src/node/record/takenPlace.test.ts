import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tempFolder } from '../../testing/tempFolder'
import { prepareRecording } from './record'
import { startedTarget } from './target'

test.skipIf(process.platform === 'win32')(
  'a recording takes the place of files alone: folders, pipes and links in a circle stay',
  async () => {
    const folder = tempFolder()
    const at = (name: string) => join(folder, name)
    mkdirSync(at('folder'))
    execFileSync('mkfifo', [at('pipe')])
    symlinkSync(at('a'), at('b'))
    symlinkSync(at('b'), at('a'))
    const target = startedTarget([process.execPath, 'any.js'])
    if (!target.ok) throw new Error(target.error)
    const answer = async (name: string) => {
      const options = { seconds: null, rateHz: null }
      const prepared = await prepareRecording({ target: target.value, options, output: at(name), folder, by: 'node' })
      if (prepared.ok) prepared.value.discard()
      return prepared.ok ? 'recorded' : prepared.error
    }
    expect(await answer('folder')).toBe(`${at('folder')}: a folder of that name is there`)
    expect(await answer('pipe')).toBe(`${at('pipe')}: a device or a pipe is there, and profilers write files`)
    expect(await answer('a')).toBe(`${at('a')}: a symbolic link that leads in a circle`)
    expect(await answer('new.cpuprofile')).toBe('recorded')
    expect(readdirSync(folder)).toEqual(['a', 'b', 'folder', 'pipe'])
  },
)
