import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { smallDisk } from '../testing/fullDisk'
import { tempFolder } from '../testing/tempFolder'
import { UsageError } from './command'
import { refuseInputAsOutput, writeOutput } from './outputFile'

test('--output is written whole, over what was there', () => {
  const folder = tempFolder()
  const path = join(folder, 'report.svg')
  writeFileSync(path, 'a longer text that was here before')
  writeOutput(path, '<svg/>')
  expect([readFileSync(path, 'utf8'), readdirSync(folder)]).toEqual(['<svg/>', ['report.svg']])
})

test('what cannot be written is refused in a sentence that names it', () => {
  const folder = tempFolder()
  const taken = join(folder, 'taken')
  mkdirSync(taken)
  const sentence = (path: string) => {
    try {
      return writeOutput(path, 'text')
    } catch (error) {
      return error instanceof UsageError ? error.message : error
    }
  }
  expect(sentence(taken)).toMatch(/taken: cannot be written: a folder of that name is there$/)
  expect(sentence(join(folder, 'nowhere', 'x'))).toMatch(/nowhere.x: cannot be written: no such folder$/)
  expect(readdirSync(folder)).toEqual(['taken'])
})

test('an input is never the output, by whatever path', () => {
  const folder = tempFolder()
  const path = join(folder, 'a.folded')
  writeFileSync(path, 'main 1\n')
  expect(() => refuseInputAsOutput(path, [join(folder, 'other'), join(folder, '.', 'a.folded')])).toThrow(UsageError)
  expect(() => refuseInputAsOutput(join(folder, 'b.folded'), [path])).not.toThrow()
})

// Needs a disk of its own, which only root on Linux can make: skipped elsewhere.
const disk = smallDisk()
afterAll(() => disk?.remove())

test.skipIf(disk === null)('on a full disk the old output stays whole, and the sentence says why', () => {
  const { folder = '', fill = () => undefined } = disk ?? {}
  const path = join(folder, 'report.svg')
  writeFileSync(path, '<svg>old</svg>')
  fill()
  expect(() => writeOutput(path, 'x'.repeat(20_000))).toThrow(`${path}: cannot be written: the disk is full`)
  expect(readFileSync(path, 'utf8')).toBe('<svg>old</svg>')
  expect(readdirSync(folder).sort()).toEqual(['filling', 'report.svg'])
})
