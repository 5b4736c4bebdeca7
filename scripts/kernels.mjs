// `npm run kernels`: builds kernels/*, which are AssemblyScript, into modules of the reader that runs them. What is built is kept with
// the source, because it is a few kilobytes and the compiler a hundred megabytes.

import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
/** Source and what is made of it. */
export const KERNELS = ['folded', 'perfScript'].map(name => [`kernels/${name}/index.ts`, `src/shared/formats/${name}/kernelBytes.ts`])

/** The text of a kernel's module. */
export function kernelModule(source) {
  const folder = mkdtempSync(join(tmpdir(), 'kernel-'))
  const out = join(folder, 'kernel.wasm')
  const options = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--enable', 'bulk-memory']
  execFileSync(process.execPath, [join(ROOT, 'node_modules/assemblyscript/bin/asc.js'), source, ...options, '-o', out], { cwd: ROOT })
  const bytes = readFileSync(out).toString('base64')
  rmSync(folder, { recursive: true })
  return `// Made of ${source} by \`npm run kernels\`: WebAssembly in base64.\n\nexport const KERNEL_BYTES =\n  '${bytes}'\n`
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  for (const [source, target] of KERNELS) writeFileSync(join(ROOT, target), kernelModule(source))
