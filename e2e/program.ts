// The built program that the tests start.

import { join } from 'node:path'

export const ROOT = join(__dirname, '..')
export const CLI = join(ROOT, 'out', 'main', 'cli.cjs')

export const isRoot = process.getuid?.() === 0
