// What is written about a rule: its section of docs/findings.md, which comes with the program as data.

import { create } from 'zustand'
import type { Insight } from '../../../shared/insights/insight'
import { showOverlay } from '../../state/overlay'
import { sectionOf, type Block } from './helpPage'

export type RuleHelp = { readonly anchor: string; readonly blocks: readonly Block[] }

export const useRuleHelp = create<{ readonly help: RuleHelp | null }>()(() => ({ help: null }))

// A program built without its documents has no page to show, and then offers none.
const pages = import.meta.glob<readonly Block[]>('../../../../docs/findings.md', { query: '?blocks', import: 'default' })
const [loadPage] = Object.values(pages)

export const hasHelp = loadPage !== undefined

/** The section, or the whole page where the rule has none. */
export async function showHelp({ help }: Insight): Promise<void> {
  if (loadPage === undefined) return
  const anchor = help.slice(help.indexOf('#') + 1)
  const page = await loadPage()
  const section = sectionOf(page, anchor)
  useRuleHelp.setState({ help: { anchor, blocks: section.length === 0 ? page : section } })
  showOverlay('rule')
}
