// The menu as data: what the page can do is sent to it as an action's id, so that menu, keys and palette do the same.

import { basename } from 'node:path'
import type { MenuItemConstructorOptions } from 'electron'
import type { ViewItem } from '../shared/host/contract'
import { MENU_KEYS, type MenuAction } from '../shared/host/menuKeys'

export type MenuParts = {
  readonly isMac: boolean
  /** Shows the tools a developer needs. */
  readonly isPackaged: boolean
  readonly recentPaths: readonly string[]
  /** As the page has told them; none before. */
  readonly views: readonly ViewItem[]
  readonly act: (action: string) => void
  readonly openRecent: (path: string) => void
  readonly clearRecent: () => void
}

type Item = MenuItemConstructorOptions

const SEPARATOR: Item = { type: 'separator' }

export function menuTemplate(parts: MenuParts): readonly Item[] {
  const item = (id: string, label: string, key: string | null): Item => ({
    id,
    label,
    // The page has the same key and must not hear it twice.
    ...(key === null ? {} : { accelerator: acceleratorOf(key), registerAccelerator: false }),
    click: () => parts.act(id),
  })
  const action = (id: MenuAction, label: string) => item(id, label, MENU_KEYS[id])
  return [
    ...(parts.isMac ? [{ role: 'appMenu' } as const] : []),
    {
      id: 'file',
      label: '&File',
      submenu: [
        action('open', 'Open…'),
        action('open-baseline', 'Open as Baseline…'),
        action('reload', 'Reload'),
        action('close', 'Close Profile'),
        action('from-program', 'From a Running Program or Server…'),
        action('record-again', 'Record Again and Compare'),
        { id: 'recent', label: 'Open Recent', submenu: recentItems(parts) },
        action('open-example', 'Open an Example'),
        SEPARATOR,
        action('save-filtered', 'Save What Is Shown…'),
        action('export-report', 'Report…'),
        action('export', 'Export…'),
        action('export-redacted', 'Redacted Export…'),
        action('copy-command', 'Copy as Command'),
        action('copy-link', 'Copy Link to This View'),
        SEPARATOR,
        // Closing a profile has the shorter key, as closing a document has it.
        parts.isMac ? { role: 'close', accelerator: 'Shift+Command+W' } : { role: 'quit' },
      ],
    },
    { role: 'editMenu' },
    {
      id: 'view',
      label: '&View',
      submenu: [
        ...parts.views.map(view => item(view.action, plain(view.title), view.key)),
        action('findings', 'Findings'),
        SEPARATOR,
        action('icicle', 'Icicle or Flame'),
        action('invert', 'Invert'),
        action('merge-recursion', 'Collapse Recursion'),
        action('merge-foreign', 'My Code'),
        action('threads', 'Threads…'),
        action('labels', 'Labels…'),
        action('filter-sets', 'Filter Sets…'),
        SEPARATOR,
        action('search', 'Search'),
        action('undo', 'Undo What Is Shown'),
        action('redo', 'Redo What Is Shown'),
        SEPARATOR,
        action('swap-sides', 'Swap Baseline and Current'),
        action('open-in-editor', 'Open in Editor'),
        SEPARATOR,
        {
          label: 'Theme',
          submenu: [action('theme-system', 'As the System'), action('theme-light', 'Light'), action('theme-dark', 'Dark')],
        },
        SEPARATOR,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { role: 'togglefullscreen' },
        ...(parts.isPackaged ? [] : [SEPARATOR, { role: 'reload' } as const, { role: 'toggleDevTools' } as const]),
      ],
    },
    { role: 'windowMenu' },
    { id: 'help', role: 'help', submenu: [action('keys', 'All Keys'), action('palette', 'Command Palette…')] },
  ]
}

function recentItems({ recentPaths, openRecent, clearRecent }: MenuParts): Item[] {
  if (recentPaths.length === 0) return [{ label: 'No Recent Files', enabled: false }]
  return [
    ...recentPaths.map(path => ({ label: plain(basename(path)), toolTip: path, click: () => openRecent(path) })),
    SEPARATOR,
    { id: 'clear-recent', label: 'Clear Recent Files', click: clearRecent },
  ]
}

/** As Electron writes keys. */
function acceleratorOf(key: string): string {
  return key.length === 1 ? key.toUpperCase() : key.replace('Mod', 'CommandOrControl')
}

/** An ampersand in a name would underline the next letter. */
function plain(name: string): string {
  return name.replaceAll('&', '&&')
}
