import { expect, test } from 'vitest'
import { lazyClasses } from './lazyPackages.mjs'

test('a module made lazy does its work when its first class is made, and once', () => {
  const code = [
    'globalThis.made = (globalThis.made ?? 0) + 1',
    'var Gunzip = function (ondata) { this.ondata = ondata }',
    'export { Gunzip };',
    'export function gunzipSync() {}',
  ].join('\n')
  const lazy = lazyClasses(code, ['Gunzip']).replaceAll('export ', '')
  const { Gunzip, count } = new Function(`${lazy}\nreturn { Gunzip, count: () => globalThis.made ?? 0 }`)()
  expect(count()).toBe(0)
  const [first, second] = [new Gunzip(1), new Gunzip(2)]
  expect([first.ondata, second.ondata, count()]).toEqual([1, 2, 1])
})
