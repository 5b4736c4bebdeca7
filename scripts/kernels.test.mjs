import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { kernelModule } from './kernels.mjs'

const ROOT = resolve(import.meta.dirname, '..')
const hasCompiler = existsSync(join(ROOT, 'node_modules/assemblyscript'))

test.runIf(hasCompiler)('the kernel that is kept is the one that its source makes', () => {
  const kept = readFileSync(join(ROOT, 'src/shared/formats/folded/kernelBytes.ts'), 'utf8')
  expect(kernelModule('kernels/folded/index.ts')).toBe(kept)
})
