// Parts how a format is recognised from how it is read: recognising asks all formats, and loading the readers of all would take longer
// than a small file does. Each file of the registry is built twice: whole, loaded when it is to be read, and without what only `open` needs.

import { readFileSync } from 'node:fs'
import { parseAst } from 'rolldown/parseAst'

const REGISTRY = /[\\/]src[\\/]shared[\\/]formats[\\/]index\.ts$/
const RECOGNISING = '?recognising'
/** Around the import of a whole file, until the chunk is written: there it is a `require`, for a reader is opened in one step. */
const NOW = 'loadedNow'
const NOW_CALL = new RegExp(
  `\\b${NOW}\\(Promise\\.resolve\\(\\)\\.then\\(\\(\\) => (require\\("[^"]+"\\))\\)(?:\\.then\\(\\(([\\w$]+)\\) => \\2(\\.[\\w$]+)\\))?\\)`,
  'g',
)

/** @returns {import('vite').Plugin} */
export function lazyReaders() {
  return {
    name: 'lazy-readers',
    enforce: 'pre',
    async resolveId(id, importer) {
      if (importer === undefined || !REGISTRY.test(importer)) return null
      const whole = await this.resolve(id, importer, { skipSelf: true })
      return whole === null || opened(readFileSync(whole.id, 'utf8')).length === 0 ? whole : `${whole.id}${RECOGNISING}`
    },
    load(id) {
      if (!id.endsWith(RECOGNISING)) return null
      const whole = id.slice(0, -RECOGNISING.length)
      return { code: withLazyReaders(readFileSync(whole, 'utf8'), whole), moduleType: 'ts' }
    },
    renderChunk(code) {
      const written = code.replace(NOW_CALL, (_, required, __, field = '') => required + field)
      if (written.includes(`${NOW}(`)) this.error('lazy-readers: a chunk is loaded in words that are not known here')
      return { code: written, map: null }
    },
  }
}

/** The text with readers that are opened from the file `whole`. @param {string} text @param {string} whole */
export function withLazyReaders(text, whole) {
  let written = text
  for (const { name, start, end } of opened(text).reverse()) {
    const lazy = `(...given) => ${NOW}(import(${JSON.stringify(whole)})).${name}.open(...given)`
    written = `${written.slice(0, start)}${lazy}${written.slice(end)}`
  }
  return written
}

/**
 * What `open` is in each exported format that is written down as an object. Of a method, nothing: there is none.
 * @param {string} text
 * @returns {{ readonly name: string, readonly start: number, readonly end: number }[]}
 */
function opened(text) {
  return parseAst(text, { lang: 'ts' }).body.flatMap(statement => {
    if (statement.type !== 'ExportNamedDeclaration' || statement.declaration?.type !== 'VariableDeclaration') return []
    return statement.declaration.declarations.flatMap(({ id, init }) => {
      if (id.type !== 'Identifier' || init?.type !== 'ObjectExpression') return []
      return init.properties.flatMap(property => {
        const isOpen = property.type === 'Property' && property.key.type === 'Identifier' && property.key.name === 'open'
        return isOpen && !property.method && !property.shorthand
          ? [{ name: id.name, start: property.value.start, end: property.value.end }]
          : []
      })
    })
  })
}
