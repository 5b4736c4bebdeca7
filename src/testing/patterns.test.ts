// Names and files are input: no pattern may take time as the square of a name's length. Literals are held by lint; here are those that
// are put together while modules load.

import { analyse } from 'scslre'
import { beforeAll, expect, test, vi } from 'vitest'

const made: { readonly source: string; readonly flags: string }[] = []

beforeAll(async () => {
  // What another test has loaded would not be loaded again.
  vi.resetModules()
  const Plain = globalThis.RegExp
  globalThis.RegExp = new Proxy(Plain, {
    construct(target, args: [string | RegExp, string?]) {
      const pattern = Reflect.construct(target, args)
      made.push({ source: pattern.source, flags: pattern.flags })
      return pattern
    },
  })
  await import('../shared/insights/index')
  await import('../shared/names/roles')
  await import('../shared/names/iterators')
  globalThis.RegExp = Plain
})

test('patterns of names and files are linear in what they are matched with', () => {
  expect(made.length).toBeGreaterThan(50)
  const slow = made.flatMap(({ source, flags }) => analyse({ source, flags }).reports.map(report => `${report.type}: /${source}/`))
  expect(slow).toEqual([])
})
