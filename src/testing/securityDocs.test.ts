import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '../..')
const POINTS = 20
/** What stands for a file of end-to-end tests after its first mention. */
const SHORT = /^\w+$/
const NAMED = /`([^`]+)`(?:: ([^;|]+))?/g

const rows = readFileSync(join(ROOT, 'docs/security.md'), 'utf8')
  .split('\n')
  .filter(line => /^\| \d+\. /.test(line))
  .map(line => line.split('|').map(cell => cell.trim()))

test("Electron's list has all of its points, in order, and something to say of each", () => {
  expect(rows.map(([, point]) => parseInt(point, 10))).toEqual(Array.from({ length: POINTS }, (_, at) => at + 1))
  for (const [, point, here, tests] of rows) expect([here, tests], point).not.toContain('')
})

test.each(rows.map(([, point, , tests]) => [point, tests]))('%s: the tests that are named exist', (_, tests) => {
  const named = Array.from(tests.matchAll(NAMED), ([, file, words = '']) => {
    const path = join(ROOT, SHORT.test(file) ? `e2e/${file}.spec.ts` : file)
    return { path, words: words.trim() }
  })
  expect(named.length > 0 || tests === 'the same').toBe(true)
  for (const { path, words } of named) {
    expect(existsSync(path), path).toBe(true)
    expect(readFileSync(path, 'utf8')).toContain(words)
  }
})
