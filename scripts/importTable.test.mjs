import { expect, test } from 'vitest'
import { foldersIn, importCircles } from './importCircles.mjs'
import { importFaults } from './importTable.mjs'

test.each([
  ['shared/formats/pprof/read.ts', "import { ok } from '../../base/result'"],
  ['shared/report/svg.ts', "import { diff } from '../diff/diff'"],
  ['cli/top.ts', "import { Option } from 'commander'\nimport { top } from '../shared/report/top'\nexport { a } from './b'"],
  ['cli/diff.ts', "import type { Changes } from '../shared/diff/changes'\nimport { changeSummary } from '../shared/questions/changes'"],
  ['cli/cli.ts', "import { version } from '../../package.json'"],
  ['node/sources/http.test.ts', "import { loadProfile } from '../load/load'"],
  ['node/load/load.test.ts', "import { gzipSync } from 'node:zlib'\nimport { expect } from 'vitest'\nimport { x } from '../../testing/x'"],
])('lets %s import what its room may', (path, text) => {
  expect(importFaults(path, text)).toEqual([])
})

test.each([
  ['shared/base/a.ts', "import { x } from '../profile/profile'", 'shared/base must not import shared/profile (../profile/profile)'],
  ['shared/formats/a.ts', "import { readFile } from 'node:fs'", 'shared/formats must not import node:fs'],
  ['renderer/state/a.ts', "import { host } from '../../node/host/host'", 'renderer/state must not import node/host (../../node/host/host)'],
  ['renderer/ui/a.ts', "import { view } from '../state/view'", 'renderer/ui must not import renderer/state (../state/view)'],
  ['renderer/panes/tree/a.ts', "import { x } from '../flame/x'", 'renderer/panes/tree must not import renderer/panes/flame (../flame/x)'],
  ['renderer/worker/a.ts', "import { x } from '../graph/x'", 'renderer/worker must not import renderer/graph (../graph/x)'],
  ['cli/a.ts', "import { compare } from '../shared/diff/compare'", 'cli must not import shared/diff (../shared/diff/compare)'],
  ['mcp/a.ts', "import { x, type Y } from '../shared/analysis/a'", 'mcp must not import shared/analysis (../shared/analysis/a)'],
  [
    'renderer/worker/b.ts',
    "import { x } from '../../shared/trend/b'",
    'renderer/worker must not import shared/trend (../../shared/trend/b)',
  ],
  [
    'shared/insights/measures/a.ts',
    "import { x } from '../rule/x'",
    'shared/insights/measures must not import shared/insights/rule (../rule/x)',
  ],
  [
    'shared/insights/sites/a.ts',
    "import { x } from '../domains/x'",
    'shared/insights/sites must not import shared/insights/domains (../domains/x)',
  ],
  ['shared/insights/notes/a.ts', "import { x } from '../ranking'", 'shared/insights/notes must not import shared/insights (../ranking)'],
  ['serve/a.ts', "const e = await import('electron')", 'serve must not import electron'],
  ['node/page/a.ts', "import type {\n  Page\n} from '../../renderer/page'", 'node/page must not import renderer (../../renderer/page)'],
  ['node/load/a.ts', "import { x } from '../../testing/x'", 'node/load must not import testing (../../testing/x)'],
  ['node/sources/a.ts', "import { x } from '../load/x'", 'node/sources must not import node/load (../load/x)'],
  ['shared/base/a.test.ts', "import { x } from '../../node/load/x'", 'shared/base must not import node/load (../../node/load/x)'],
  ['shared/report/a.ts', "import { x } from '../questions/report'", 'shared/report must not import shared/questions (../questions/report)'],
  ['cli/a.ts', "import '../../scripts/x'", 'imports ../../scripts/x, which is outside of src'],
  ['cli/a.ts', "import _ from 'lodash'", 'imports lodash, a package that the import table does not know'],
])('says why %s must not have an import', (path, text, why) => {
  expect(importFaults(path, text)).toEqual([`${path}:${text.split('\n').length}: ${why}`])
})

const file = (path, ...targets) => ({ path, text: targets.map(target => `import type { X } from '${target}'`).join('\n') })

test('names the files of a circle, and none where files only share what they import', () => {
  const shared = [file('a/one.ts', './two', './three'), file('a/two.ts', './three'), file('a/three.ts')]
  expect(importCircles(shared)).toEqual([])
  expect(importCircles([...shared.slice(0, 2), file('a/three.ts', '../a/one')])).toEqual(['a/one.ts → a/two.ts → a/three.ts → a/one.ts'])
})

test('names a circle of folders, whose files are on none', () => {
  const file = (path, ...targets) => ({ path, text: targets.map(target => `import type { X } from '${target}'`).join('\n') })
  const files = [file('room/view.ts', './opening/types'), file('room/opening/types.ts'), file('room/opening/open.ts', '../view', './types')]
  expect(importCircles(files)).toEqual([])
  expect(importCircles(files, foldersIn('room'))).toEqual(['room/view.ts → room/opening → room/view.ts'])
})
