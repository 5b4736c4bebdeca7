import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { kernelModule, KERNELS } from './kernels.mjs'

const ROOT = resolve(import.meta.dirname, '..')
const hasCompiler = existsSync(join(ROOT, 'node_modules/assemblyscript'))

test.runIf(hasCompiler).each(KERNELS)('the kernel that is kept is the one that its source makes (%s)', (source, target) => {
  expect(kernelModule(source)).toBe(readFileSync(join(ROOT, target), 'utf8'))
})
