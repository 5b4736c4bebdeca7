// A page of our documents as data: the build makes it of the Markdown (scripts/lib/helpPage.mjs).

export type Span = { readonly look: 'plain' | 'code' | 'strong' | 'emphasis'; readonly text: string }

type Spans = readonly Span[]

export type Block =
  /** `anchor` is what addresses name it by. */
  | { readonly kind: 'heading'; readonly level: number; readonly anchor: string; readonly spans: Spans }
  | { readonly kind: 'paragraph'; readonly spans: Spans }
  | { readonly kind: 'list'; readonly items: readonly Spans[] }
  /** The first row is the head. */
  | { readonly kind: 'table'; readonly rows: readonly (readonly Spans[])[] }
  | { readonly kind: 'code'; readonly text: string }
  /** `source` is where it is, `text` what stands for it. */
  | { readonly kind: 'picture'; readonly source: string; readonly text: string }

/** The blocks from the heading with this anchor up to the next heading of its level; empty when there is none. */
export function sectionOf(blocks: readonly Block[], anchor: string): readonly Block[] {
  const start = blocks.findIndex(block => block.kind === 'heading' && block.anchor === anchor)
  const heading = blocks[start]
  if (heading === undefined || heading.kind !== 'heading') return []
  const length = blocks.slice(start + 1).findIndex(block => block.kind === 'heading' && block.level <= heading.level)
  return blocks.slice(start, length === -1 ? undefined : start + 1 + length)
}
