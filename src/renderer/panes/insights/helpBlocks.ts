// The little Markdown that our own documents are written in, as blocks to be shown: headings, paragraphs, lists, tables and code.

export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'code'; readonly text: string }

type Line = { readonly kind: Block['kind'] | 'blank'; readonly text: string; readonly level: number }

export function helpBlocks(markdown: string): Block[] {
  const blocks: Block[] = []
  let run: Line[] = []
  const end = () => {
    const block = blockOf(run)
    if (block !== null) blocks.push(block)
    run = []
  }
  for (const line of linesOf(markdown)) {
    if (line.kind === 'blank' || (run[0] !== undefined && (run[0].kind !== line.kind || line.kind === 'heading'))) end()
    if (line.kind !== 'blank') run.push(line)
  }
  end()
  return blocks
}

/** The blocks from the heading with this anchor up to the next heading of its level; empty when there is none. */
export function sectionOf(blocks: readonly Block[], anchor: string): readonly Block[] {
  const start = blocks.findIndex(block => block.kind === 'heading' && anchorOf(block.text) === anchor)
  const heading = blocks[start]
  if (heading === undefined || heading.kind !== 'heading') return []
  const length = blocks.slice(start + 1).findIndex(block => block.kind === 'heading' && block.level <= heading.level)
  return blocks.slice(start, length === -1 ? undefined : start + 1 + length)
}

/** As GitHub makes them: lower case, hyphens for blanks, other signs gone. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .trim()
    .replace(/ /g, '-')
}

function linesOf(markdown: string): Line[] {
  let isFenced = false
  let before: Line['kind'] = 'blank'
  return markdown.split('\n').map(text => {
    if (text.startsWith('```')) isFenced = !isFenced
    const line: Line = text.startsWith('```') ? { kind: 'blank', text, level: 0 } : lineOf(text, isFenced, before)
    before = line.kind
    return line
  })
}

/** `before`: an item of a list may go on in the next line, indented. */
function lineOf(text: string, isFenced: boolean, before: Line['kind']): Line {
  if (isFenced) return { kind: 'code', text, level: 0 }
  if (before === 'list' && /^\s{2,}\S/.test(text)) return { kind: 'list', text, level: 0 }
  if (text.startsWith('    ')) return { kind: 'code', text: text.slice(4), level: 0 }
  const heading = /^(#+)\s(.*)$/.exec(text)
  if (heading !== null) return { kind: 'heading', text: (heading[2] ?? '').trimStart(), level: heading[1]?.length ?? 1 }
  // Pictures are in the document for those who read it elsewhere.
  if (text.trim() === '' || /^!\[/.test(text)) return { kind: 'blank', text, level: 0 }
  if (text.startsWith('|')) return { kind: 'table', text, level: 0 }
  return LIST_ITEM.test(text) ? { kind: 'list', text, level: 0 } : { kind: 'paragraph', text, level: 0 }
}

const LIST_ITEM = /^\s*([-*]|\d+\.)\s+/

function blockOf(run: readonly Line[]): Block | null {
  const [first] = run
  if (first === undefined) return null
  const texts = run.map(line => line.text)
  switch (first.kind) {
    case 'blank':
      return null
    case 'heading':
      return { kind: 'heading', level: first.level, text: first.text }
    case 'paragraph':
      return { kind: 'paragraph', text: texts.join(' ') }
    case 'code':
      return { kind: 'code', text: texts.join('\n') }
    case 'list':
      return { kind: 'list', items: itemsOf(texts) }
    case 'table':
      return { kind: 'table', rows: texts.filter(text => !/^[|\s:-]+$/.test(text)).map(cellsOf) }
  }
}

function itemsOf(texts: readonly string[]): string[] {
  const items: string[] = []
  for (const text of texts) {
    if (LIST_ITEM.test(text) || items.length === 0) items.push(text.replace(LIST_ITEM, ''))
    else items.push(`${items.pop() ?? ''} ${text.trim()}`)
  }
  return items
}

/** `\|` is a bar that does not part cells. */
function cellsOf(row: string): string[] {
  return row
    .replace(/^\||\|\s*$/g, '')
    .split(/(?<!\\)\|/)
    .map(cell => cell.trim().replace(/\\\|/g, '|'))
}

export type Span = { readonly look: 'plain' | 'code' | 'strong' | 'emphasis'; readonly text: string }

/** `code`, **strong**, *emphasis*; of a link its words. */
export function spansOf(text: string): Span[] {
  const spans: Span[] = []
  const marks = /`([^`]{1,400})`|\*\*([^*]{1,400})\*\*|\*([^*]{1,400})\*|\[([^\]]{1,400})\]\([^)]{0,400}\)/g
  let from = 0
  for (const match of text.matchAll(marks)) {
    if (match.index > from) spans.push({ look: 'plain', text: text.slice(from, match.index) })
    const [whole, code, strong, emphasis, link] = match
    if (code !== undefined) spans.push({ look: 'code', text: code })
    else if (strong !== undefined) spans.push({ look: 'strong', text: strong })
    else if (emphasis !== undefined) spans.push({ look: 'emphasis', text: emphasis })
    else spans.push({ look: 'plain', text: link ?? whole })
    from = match.index + whole.length
  }
  if (from < text.length) spans.push({ look: 'plain', text: text.slice(from) })
  return spans
}
