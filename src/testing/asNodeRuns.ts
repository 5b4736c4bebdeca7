// Modules of Node's side as Node itself runs them: for tests that kill the process in which they work.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import ts from 'typescript'

/** Writes the modules, named from `src`, into `folder` without their types; what they import must be among them. */
export function writeAsNodeRuns(folder: string, modules: readonly string[]): void {
  const source = join(import.meta.dirname, '..')
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 }
  for (const name of modules) {
    const { outputText } = ts.transpileModule(readFileSync(join(source, name), 'utf8'), { compilerOptions })
    const target = join(folder, name.replace(/\.ts$/, '.js'))
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, outputText)
  }
}
