// Every command, in the order of the help: what is in a profile first. Adding one is one file and one line here.
// Loaded on use, so that a small command starts fast.

import type { Command } from './command'

/** They tell of all the others. */
export const ABOUT_ALL: ReadonlySet<string> = new Set(['completion', 'man'])

export const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  info: async () => (await import('./info')).info,
  top: async () => (await import('./top')).top,
  insights: async () => (await import('./insights')).insights,
  diff: async () => (await import('./diff')).diff,
  report: async () => (await import('./report')).report,
  folded: async () => (await import('./folded')).folded,
  convert: async () => (await import('./convert')).convert,
  record: async () => (await import('./record')).record,
  trend: async () => (await import('./trend')).trend,
  history: async () => (await import('./history')).history,
  bench: async () => (await import('./bench')).bench,
  serve: async () => (await import('./serve')).serve,
  mcp: async () => (await import('./mcp')).mcp,
  completion: async () => (await import('./completion')).completion,
  man: async () => (await import('./completion')).man,
}
