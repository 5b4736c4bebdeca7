// What is written about a rule: its section of docs/findings.md, which comes with the program.

import { create } from 'zustand'
import type { Insight } from '../../../shared/insights/insight'
import { showOverlay } from '../../state/overlay'
import { helpBlocks, sectionOf, type Block } from './helpBlocks'

export type RuleHelp = { readonly anchor: string; readonly blocks: readonly Block[] }

export const useRuleHelp = create<{ readonly help: RuleHelp | null }>()(() => ({ help: null }))

// A program built without its documents has no page to show, and then offers none.
const pages = import.meta.glob<string>('../../../../docs/findings.md', { query: '?raw', import: 'default' })
const [loadPage] = Object.values(pages)

export const hasHelp = loadPage !== undefined

/** The section, or the whole page where the rule has none. */
export async function showHelp({ help }: Insight): Promise<void> {
  if (loadPage === undefined) return
  const anchor = help.slice(help.indexOf('#') + 1)
  const page = helpBlocks(await loadPage())
  const section = sectionOf(page, anchor)
  useRuleHelp.setState({ help: { anchor, blocks: section.length === 0 ? page : section } })
  showOverlay('rule')
}
