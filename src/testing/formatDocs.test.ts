import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { FORMATS } from '../shared/formats/index'

const FOLDER = join(import.meta.dirname, '../../docs/formats')
/** Forms of one thing are described on one page. */
const PAGE_OF: ReadonlyMap<string, string> = new Map([
  ['pprof-cpu', 'pprof'],
  ['pprof-text', 'pprof'],
  ['otlp-profiles', 'pprof'],
  ['jfr-print-json', 'jfr-print'],
  ['perf-data', 'perf-script'],
  ['perf-report', 'perf-script'],
])

test('every format has a page, and every page a format', () => {
  const pages = new Set(FORMATS.map(({ id }) => `${PAGE_OF.get(id) ?? id}.md`))
  for (const page of pages) expect(existsSync(join(FOLDER, page)), page).toBe(true)
  expect(readdirSync(FOLDER).filter(page => !pages.has(page))).toEqual([])
})
