import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { crowd, said } from './findings'

/** Each name with its rule, from a list with the rules in brackets over their names. */
function namesByRule(): readonly (readonly [name: string, rule: string])[] {
  let rule = ''
  return readFileSync(join(import.meta.dirname, 'domainNames.txt'), 'utf8')
    .split('\n')
    .flatMap(line => {
      const [, heading] = /^\[(.+)\]$/.exec(line) ?? []
      rule = heading ?? rule
      return line === '' || line.startsWith('#') || heading !== undefined ? [] : [[line, rule] as const]
    })
}

test.each(namesByRule())('knows %s as %s', (name, rule) => {
  const [first] = said(crowd(800) + `main;serve;${name} 200\n`)
  expect(first?.split(' ')[1]).toBe(rule)
})
