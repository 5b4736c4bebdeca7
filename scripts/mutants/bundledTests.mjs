// A room's tests and all they import as one script, in which a file is evaluated when it is asked for.

import { dirname, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'

const ENTRY = 'virtual:tests'

/** Text of an expression: a function of `require` that returns, by path, what evaluates a test file. */
export async function bundledTests(files) {
  const bundle = await rolldown({
    input: ENTRY,
    platform: 'node',
    // Tests of the window's state import what shows its words; how that looks is nothing to them.
    moduleTypes: { '.css': 'empty' },
    external: name => name !== ENTRY && !/^[./]/.test(name),
    plugins: [entryOf(files), PLACES],
    logLevel: 'silent',
  })
  const { output } = await bundle.generate({ format: 'cjs', codeSplitting: false, strictExecutionOrder: true })
  await bundle.close()
  return `(require => { const exports = {}; const module = { exports };\n${output[0].code}\nreturn module.exports })`
}

function entryOf(files) {
  const importers = files.map(file => `${JSON.stringify(file)}: () => import(${JSON.stringify(resolve(file))})`)
  return {
    name: 'entry',
    resolveId: id => (id === ENTRY ? id : null),
    load: id => (id === ENTRY ? `export default { ${importers.join(', ')} }` : null),
  }
}

/** A bundle stands elsewhere than its files. */
const PLACES = {
  name: 'places',
  transform: (code, id) =>
    code.includes('import.meta.')
      ? code
          .replaceAll('import.meta.dirname', JSON.stringify(dirname(id)))
          .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
      : null,
}
