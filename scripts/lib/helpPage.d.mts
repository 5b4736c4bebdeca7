import type { Plugin } from 'vite'
import type { Block } from '../../src/renderer/panes/insights/helpPage'

/** For `import blocks from 'page.md?blocks'`. */
export function helpPages(): Plugin

/** Headings, paragraphs, lists, tables and code; throws on Markdown that the window has no place for. */
export function helpPage(markdown: string): readonly Block[]
