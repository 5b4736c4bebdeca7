import { expect, test } from 'vitest'
import { unusedExports } from './unusedExports.mjs'

const files = texts => Object.entries(texts).map(([path, text]) => ({ path, text }))

test('names a value that only a test uses, or nobody', () => {
  const used = files({
    'shared/a.ts':
      'export const used = 1\nexport function tested() {}\nexport type Shape = string\nexport async function* mine() {}\nmine()\nexport const spare = 1',
    'shared/a.test.ts': "import { tested } from './a'",
    'node/b.ts': "import { used, type Shape } from '../shared/a'",
  })
  expect(unusedExports(used)).toEqual(['shared/a.ts: tested', 'shared/a.ts: spare'])
})

test('knows the ways in which a value is used', () => {
  const used = files({
    'a.ts':
      'export const one = 1\nexport const two = 2\nexport class Three {}\nconst four = 4\nexport { four as quatre }\nexport const five = 5',
    'b.ts': "import {\n  one as first,\n} from './a'\nexport { two } from './a'",
    'c.ts': "const { Three } = await import('./a')",
    'd.ts': "import * as all from './a'\nall.quatre()",
    'e.ts': "import { two } from './b'",
  })
  expect(unusedExports(used)).toEqual(['a.ts: five'])
  expect(unusedExports(used, files({ '../scripts/bench/x.mjs': "import { five } from '../../src/a'" }))).toEqual([])
})

test('what is made for tests is used by them; what only it uses is not in use', () => {
  const used = files({
    'testing/drawn.ts': "import { only } from '../shared/a'\nexport const drawn = only\nexport const spare = 1",
    'shared/a.ts': 'export const only = 1',
    'shared/a.test.ts': "import { drawn } from '../testing/drawn'",
  })
  expect(unusedExports(used)).toEqual(['testing/drawn.ts: spare', 'shared/a.ts: only'])
})
