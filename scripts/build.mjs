// `npm run build`: the program in out/, and what belongs to a package: compiled code, the third-party notices and the manual page.

import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { writeCodeCache } from './lib/codeCache.mjs'

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const node = (file, ...args) =>
  execFileSync(process.execPath, [join(ROOT, file), ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] })

node('node_modules/electron-vite/bin/electron-vite.js', 'build', '--logLevel', 'warn')
node('scripts/notices.mjs')
writeCodeCache(join(ROOT, 'out', 'main'))
writeFileSync(join(ROOT, 'out', 'flamewise.1'), node('out/main/cli.cjs', 'man'))
