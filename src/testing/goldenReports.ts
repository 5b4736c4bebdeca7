// Golden files of where everything stands in a report, a tag a line; look at one in a browser when it changes. UPDATE_GOLDEN=1 rewrites them.

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'

const GOLDENS = join(import.meta.dirname, '../../fixtures/reports')

/** Without colours and script, which are no matter of place. */
export function expectGoldenReport(name: string, svg: string): void {
  const bare = svg.replace(/<style>.*?<\/style>/s, '').replace(/<script>.*?<\/script>/s, '')
  const text = `${bare.replaceAll('><', '>\n<')}\n`
  const path = join(GOLDENS, name)
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(path, text)
  expect(text).toBe(existsSync(path) ? readFileSync(path, 'utf8') : '')
}
