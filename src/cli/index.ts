// Every command; adding one is one file and one line here. Loaded on use, so that a small command starts fast.

import type { Command } from './command'

/** They tell of all the others. */
export const ABOUT_ALL: ReadonlySet<string> = new Set(['completion', 'man'])

export const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  insights: async () => (await import('./insights')).insights,
  history: async () => (await import('./history')).history,
  info: async () => (await import('./info')).info,
  folded: async () => (await import('./folded')).folded,
  convert: async () => (await import('./convert')).convert,
  diff: async () => (await import('./diff')).diff,
  bench: async () => (await import('./bench')).bench,
  record: async () => (await import('./record')).record,
  report: async () => (await import('./report')).report,
  completion: async () => (await import('./completion')).completion,
  man: async () => (await import('./completion')).man,
  mcp: async () => (await import('./mcp')).mcp,
  serve: async () => (await import('./serve')).serve,
  top: async () => (await import('./top')).top,
  trend: async () => (await import('./trend')).trend,
}
