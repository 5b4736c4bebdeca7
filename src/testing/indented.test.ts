import { expect, test } from 'vitest'
import { textOf } from '../shared/base/utf8'
import { columnsText } from './columnsText'
import { allFixtures, bytesOfFixture } from './fixtures'
import { read } from './reading'

/** As `jq` prints JSON: every value on a line of its own. Numbers and texts stay as they were written. */
function indented(text: string): string {
  let depth = 0
  const line = () => `\n${'  '.repeat(depth)}`
  const token = /"(?:[^"\\]|\\.)*"|[[\]{},:]|[^\s[\]{},:"]+/gs
  return (
    text.match(token)?.reduce((made, part) => {
      if (part === '{' || part === '[') depth++
      if (part === '}' || part === ']') {
        depth--
        return made + line() + part
      }
      return made + part + (part === ':' ? ' ' : '{[,'.includes(part) ? line() : '')
    }, '') ?? ''
  )
}

function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const WRITTEN_AS_JSON = allFixtures().flatMap(fixture => {
  const text = textOf(bytesOfFixture(fixture))
  return isJson(text) ? [[`${fixture.format}/${fixture.name}`, text] as const] : []
})

test.each(WRITTEN_AS_JSON)('%s is the same profile when somebody indents it', (_, text) => {
  const [own, other] = [read(text), read(indented(text))]
  expect(other.ok ? columnsText(other.value) : other.error).toEqual(own.ok ? columnsText(own.value) : own.error)
})
