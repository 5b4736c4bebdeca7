// Other words that people look for a command by: those of speedscope, the Firefox Profiler, pprof and editors.

/** By action. */
const SYNONYMS: Readonly<Record<string, string>> = {
  'keep-matching': 'filter include focus only search',
  'hide-matching': 'filter exclude ignore merge drop search',
  'merge-function': 'hide ignore exclude remove',
  'merge-node': 'hide ignore exclude remove',
  'drop-function': 'exclude delete remove ignore',
  'focus-function': 'only filter zoom root',
  'focus-subtree': 'only filter zoom root',
  'collapse-function': 'fold hide',
  'collapse-module': 'fold hide library package',
  'merge-foreign': 'own code only hide libraries node_modules runtime',
  'own-code': 'own code libraries runtime roles project',
  'filter-sets': 'save filters presets',
  reset: 'filter clear remove all chips',
  editor: 'source code vscode idea zed sublime settings preferences',
  'open-in-editor': 'source code line go to definition vscode idea',
  details: 'source code callers callees panel',
  invert: 'bottom up reverse butterfly',
  'merge-recursion': 'collapse recursive direct',
  sandwich: 'butterfly callers callees who calls',
  icicle: 'flip upside down flame graph orientation',
  idle: 'sleep waiting hide',
  threads: 'thread process filter merge',
  labels: 'tags filter group by endpoint',
  timeline: 'time chart chronological range',
  marks: 'user timing spans performance measure',
  rules: 'settings thresholds options preferences insights',
  findings: 'insights problems hints what to do',
  'export-report': 'share svg html',
  'copy-link': 'share url address',
  'copy-command': 'cli terminal shell',
  'export-redacted': 'anonymous private strip share',
  'swap-sides': 'flip exchange before after',
  'open-baseline': 'compare diff before',
  'stop-comparing': 'close diff',
  'from-program': 'record attach live profile server',
  keys: 'shortcuts help keyboard',
  palette: 'commands',
}

/** What typing is compared with: its title and the other words for it. */
export function searchedText({ id, title }: { readonly id: string; readonly title: string }): string {
  const words = SYNONYMS[id]
  return words === undefined ? title : `${title} ${words}`
}
