// Makes data of a page of the documents, so that the window shows it without reading Markdown: `import blocks from 'page.md?blocks'`.

import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { marked } from 'marked'

/** @typedef {import('../../src/renderer/panes/insights/helpPage').Block} Block */
/** @typedef {import('../../src/renderer/panes/insights/helpPage').Span} Span */
/** @typedef {import('marked').MarkedToken} Token */

const ASKED = '?blocks'

/** For vite. */
export function helpPages() {
  return {
    name: 'help-pages',
    /** Before vite takes the file for an asset. @type {'pre'} */
    enforce: 'pre',
    /** @param {string} id */
    load(id) {
      if (!id.endsWith(`.md${ASKED}`)) return null
      return moduleOf(helpPage(readFileSync(id.slice(0, -ASKED.length), 'utf8')), dirname(id))
    },
  }
}

/**
 * Pictures are files of the page, as any other picture of the window.
 * @param {readonly Block[]} blocks
 * @param {string} folder
 */
function moduleOf(blocks, folder) {
  const sources = [...new Set(blocks.flatMap(block => (block.kind === 'picture' ? [block.source] : [])))]
  const imports = sources.map((source, at) => `import picture${at} from ${JSON.stringify(join(folder, source))}\n`)
  const texts = blocks.map(block =>
    block.kind === 'picture'
      ? `{ kind: 'picture', source: picture${sources.indexOf(block.source)}, text: ${JSON.stringify(block.text)} }`
      : JSON.stringify(block),
  )
  return `${imports.join('')}export default [${texts.join(',\n')}]`
}

/** Headings, paragraphs, lists, tables and code; throws on Markdown that the window has no place for. */
export function helpPage(/** @type {string} */ markdown) {
  return tokensOf(marked.lexer(markdown)).flatMap(blocksOf)
}

/**
 * @param {Token} token
 * @returns {Block[]}
 */
function blocksOf(token) {
  switch (token.type) {
    case 'space':
      return []
    case 'heading': {
      const spans = spansOf(token.tokens)
      return [{ kind: 'heading', level: token.depth, anchor: anchorOf(wordsOf(spans)), spans }]
    }
    case 'paragraph': {
      const spans = spansOf(token.tokens)
      const pictures = tokensOf(token.tokens ?? []).flatMap(part =>
        part.type === 'image' ? [/** @type {Block} */ ({ kind: 'picture', source: part.href, text: part.text })] : [],
      )
      return [...pictures, ...(spans.length === 0 ? [] : [/** @type {Block} */ ({ kind: 'paragraph', spans })])]
    }
    case 'code':
      return [{ kind: 'code', text: token.text }]
    case 'list':
      return [{ kind: 'list', items: token.items.map(item => spansOf(item.tokens)) }]
    case 'table':
      return [{ kind: 'table', rows: [token.header, ...token.rows].map(row => row.map(cell => spansOf(cell.tokens))) }]
    default:
      throw new Error(`the window shows no ${token.type}: ${token.raw}`)
  }
}

/**
 * `code`, **strong**, *emphasis*; of a link its words.
 * @param {import('marked').Token[]} tokens
 * @returns {Span[]}
 */
function spansOf(tokens) {
  return tokensOf(tokens).flatMap(token => {
    switch (token.type) {
      case 'codespan':
        return [span('code', token.text)]
      case 'strong':
        return [span('strong', wordsOf(spansOf(token.tokens)))]
      case 'em':
        return [span('emphasis', wordsOf(spansOf(token.tokens)))]
      case 'text':
        // In a list's item it holds what is marked in it.
        return token.tokens === undefined ? [span('plain', token.text)] : spansOf(token.tokens)
      case 'link':
        return spansOf(token.tokens)
      case 'image':
        return []
      case 'escape':
        return [span('plain', token.text)]
      default:
        throw new Error(`the window shows no ${token.type}: ${token.raw}`)
    }
  })
}

/**
 * What lines a text is written in means nothing.
 * @param {Span['look']} look
 * @param {string} text
 * @returns {Span}
 */
function span(look, text) {
  return { look, text: text.replace(/\s+/g, ' ') }
}

/** @param {readonly Span[]} spans */
function wordsOf(spans) {
  return spans.map(({ text }) => text).join('')
}

/**
 * As GitHub makes them: lower case, hyphens for blanks, other signs gone.
 * @param {string} heading
 */
function anchorOf(heading) {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .trim()
    .replace(/ /g, '-')
}

/**
 * The lexer has no extensions, so it makes no other tokens.
 * @param {import('marked').Token[]} tokens
 */
function tokensOf(tokens) {
  return /** @type {Token[]} */ (tokens)
}
