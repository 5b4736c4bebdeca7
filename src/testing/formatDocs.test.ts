import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { FORMATS } from '../shared/formats/index'
import { RECOGNISED } from '../shared/formats/recognised'

const FOLDER = join(import.meta.dirname, '../../docs/formats')
/** Forms of one thing are described on one page. */
const PAGE_OF: ReadonlyMap<string, string> = new Map([
  ['pprof-cpu', 'pprof'],
  ['pprof-text', 'pprof'],
  ['jfr-print-json', 'jfr-print'],
  ['ghc-prof', 'ghc'],
  ['ghc-prof-json', 'ghc'],
  ['ghc-heap', 'ghc'],
  ['line-profiler-text', 'line-profiler'],
  ['memray-csv', 'memray'],
  ['memray-html', 'memray'],
  ['tachyon-collapsed', 'tachyon'],
  ['tachyon-jsonl', 'tachyon'],
  ['pyinstrument-json', 'pyinstrument'],
  ['pyinstrument-html', 'pyinstrument'],
  ['scalene-html', 'scalene'],
  ['austin-mojo', 'austin'],
  ['perf-report', 'perf-script'],
  ['py-spy-dump', 'faulthandler'],
  ['py-spy-dump-json', 'faulthandler'],
  ['xhprof-serialized', 'xhprof'],
  ['clinic-doctor-process', 'clinic-flame'],
  ['clinic-flame-html', 'clinic-flame'],
  ['jvm-threads-json', 'jvm-threads'],
  ['jvm-threads-file', 'jvm-threads'],
])

const RECOGNISED_PAGE = join(FOLDER, 'recognised.md')
const LIST = /<!-- the registry's list -->[\s\S]*?<!-- end of the list -->/

test('every format has a page, and every page a format', () => {
  const pages = new Set(FORMATS.map(({ id }) => `${PAGE_OF.get(id) ?? id}.md`))
  const missing = [...pages].filter(page => !existsSync(join(FOLDER, page)))
  const without = readdirSync(FOLDER).filter(page => !pages.has(page))
  expect({ 'no such page in docs/formats': missing, 'pages without a format': without }).toEqual({
    'no such page in docs/formats': [],
    'pages without a format': [],
  })
})

/** `UPDATE_GOLDEN=1` writes it. */
test('the page of what is recognised has the list of the registry', () => {
  const page = readFileSync(RECOGNISED_PAGE, 'utf8')
  const lines = RECOGNISED.map(({ what, advice }) => `- ${what}: ${advice}`)
  const wanted = page.replace(LIST, () => `<!-- the registry's list -->\n\n${lines.join('\n')}\n\n<!-- end of the list -->`)
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(RECOGNISED_PAGE, wanted)
  expect(wanted).toBe(readFileSync(RECOGNISED_PAGE, 'utf8'))
})
