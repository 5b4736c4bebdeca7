// The one window: safe, where it was left, and shown when it has something to show.

import { join } from 'node:path'
import { BrowserWindow, nativeTheme, screen } from 'electron'
import { jsonFile, type Remark } from '../node/files/jsonFile'
import { PAGE_URL } from './pageProtocol'
import { WEB_PREFERENCES } from './webPreferences'
import { DEFAULT_SIZE, MIN_SIZE, restoredState, type WindowState } from './windowState'

/** `--surface` of the page's tokens in both themes, so that the first frame does not flash. */
const BACKGROUND = { light: '#ffffff', dark: '#17181b' } as const

export function openWindow(preload: string, dataFolder: string, remark: Remark): BrowserWindow {
  const file = jsonFile(join(dataFolder, 'window.json'), remark)
  const areas = screen.getAllDisplays().map(display => display.workArea)
  const restored = restoredState(file.read(), areas)
  const window = new BrowserWindow({
    ...(restored?.bounds ?? DEFAULT_SIZE),
    minWidth: MIN_SIZE.width,
    minHeight: MIN_SIZE.height,
    title: 'Flamewise',
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light,
    webPreferences: { ...WEB_PREFERENCES, preload },
  })
  if (restored?.isMaximized === true) window.maximize()
  window.once('ready-to-show', () => window.show())
  window.on('close', () => {
    const state: WindowState = { bounds: window.getNormalBounds(), isMaximized: window.isMaximized() }
    try {
      file.write(state)
    } catch {
      // A home that cannot be written to: the window starts in its default place next time.
    }
  })
  void window.loadURL(PAGE_URL)
  return window
}
