// What the host's menu asks of the page by an action's id, with the key that it shows beside it; a test of the page holds both to its actions.

/** `Mod` is ⌘ on a Mac, Ctrl elsewhere; null shows none. The page hears the key by itself. */
export const MENU_KEYS = {
  open: 'Mod+O',
  'open-baseline': 'Mod+Shift+O',
  reload: 'Mod+R',
  close: 'Mod+W',
  'from-program': 'Mod+Shift+U',
  'record-again': null,
  'open-example': null,
  'save-filtered': 'Mod+S',
  'export-report': null,
  export: 'Mod+E',
  'export-redacted': null,
  'copy-command': null,
  'copy-link': null,
  findings: 'Mod+I',
  icicle: 'i',
  invert: 'v',
  'merge-recursion': 'r',
  'merge-foreign': 'o',
  threads: 't',
  labels: 'l',
  'filter-sets': null,
  search: 'Mod+F',
  // Their keys stand in the menu Edit, where they are a text field's.
  undo: null,
  redo: null,
  'swap-sides': 'x',
  'open-in-editor': 'Mod+Enter',
  'theme-system': null,
  'theme-light': null,
  'theme-dark': null,
  keys: null,
  palette: 'Mod+K',
} as const satisfies Readonly<Record<string, string | null>>

export type MenuAction = keyof typeof MENU_KEYS
