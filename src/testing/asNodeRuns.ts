// Modules of Node's side as Node itself runs them: for tests that kill the process in which they work.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import ts from 'typescript'

/** Of ours; types are gone by then. */
const REQUIRED = /\brequire\("(\.[^"]+)"\)/g

/** Writes the modules, named from `src`, and what they import of ours into `folder`, without their types. */
export function writeAsNodeRuns(folder: string, modules: readonly string[]): void {
  const source = join(import.meta.dirname, '..')
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 }
  const wanted = new Set(modules)
  // A set is walked to what was added on the way, too.
  for (const name of wanted) {
    const { outputText } = ts.transpileModule(readFileSync(join(source, name), 'utf8'), { compilerOptions })
    for (const [, path] of outputText.matchAll(REQUIRED)) wanted.add(`${join(dirname(name), path)}.ts`)
    const target = join(folder, name.replace(/\.ts$/, '.js'))
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, outputText)
  }
}
