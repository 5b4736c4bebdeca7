import { existsSync, linkSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tempFolder } from '../../testing/tempFolder'
import { printable } from '../../shared/base/text/unsafe'
import { safeFileName, saveFile } from './saveFile'

const BYTES = new TextEncoder().encode('<svg/>')

function saving(path: string | null, open: readonly string[] = []) {
  const asked: string[] = []
  const choosePath = async (name: string) => {
    asked.push(name)
    return path
  }
  return { asked, run: (name: string) => saveFile({ choosePath, openPaths: () => open }, name, BYTES) }
}

test('writes where the person said, whole, and says so by names alone', async () => {
  const folder = tempFolder()
  const path = join(folder, 'shop.svg')
  const { asked, run } = saving(path)
  expect(await run('../../etc/shop.svg')).toEqual({ kind: 'saved', name: 'shop.svg', folder: folder.split('/').at(-1) })
  expect(asked).toEqual(['-..-etc-shop.svg'])
  expect(readFileSync(path, 'utf8')).toBe('<svg/>')
  expect(readdirSync(folder)).toEqual(['shop.svg'])
})

test('writes nothing when the dialog is cancelled', async () => {
  expect(await saving(null).run('shop.svg')).toEqual({ kind: 'cancelled' })
})

test('never writes over a file that is open, under whatever name', async () => {
  const folder = tempFolder()
  const open = join(folder, 'shop.folded')
  writeFileSync(open, 'main 1\n')
  linkSync(open, join(folder, 'other-name'))
  for (const path of [open, join(folder, '.', 'other-name')]) {
    expect(await saving(path, [open]).run('shop.folded')).toMatchObject({ kind: 'failed', message: /is open here/ })
  }
  expect(readFileSync(open, 'utf8')).toBe('main 1\n')
})

test('says what is wrong with a place that cannot be written to, and leaves nothing behind', async () => {
  const path = join(tempFolder(), 'missing', 'shop.svg')
  expect(await saving(path).run('shop.svg')).toMatchObject({ kind: 'failed', message: 'shop.svg could not be written: no such folder' })
  expect(existsSync(path)).toBe(false)
})

test('suggests a plain file name, whatever a profile is called', () => {
  const long = safeFileName(`${'x'.repeat(300)}.report.svg`)
  expect(long).toMatch(/^x+…x+\.report\.svg$/)
  expect(long.length).toBeLessThanOrEqual(80)
  expect([safeFileName('a/b\\c:d\u202egvs.svg'), safeFileName('...'), safeFileName('.bashrc')]).toEqual([
    'a-b-c-d-gvs.svg',
    'profile',
    'bashrc',
  ])
})

test('a name that is suggested has no half of a character, whether it came with one or was cut there', () => {
  expect(safeFileName('cart\ud83d.svg')).toBe('cart-.svg')
  for (let before = 0; before < 80; before++) {
    const name = safeFileName(`${'x'.repeat(before)}${'\u{1f525}'.repeat(60)}.report.svg`)
    expect([before, name.length <= 80, printable(name) === name, name.endsWith('.report.svg')]).toEqual([before, true, true, true])
  }
})
