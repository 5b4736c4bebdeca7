import type { MenuItemConstructorOptions } from 'electron'
import { expect, test } from 'vitest'
import type { ViewItem } from '../shared/host/contract'
import { menuTemplate } from './menu'

function viewMenu(views: readonly ViewItem[]) {
  const acted: string[] = []
  const template = menuTemplate({
    isMac: false,
    isPackaged: true,
    recentPaths: [],
    views,
    act: action => acted.push(action),
    openRecent: () => undefined,
    clearRecent: () => undefined,
  })
  const submenu = template.find(({ id }) => id === 'view')?.submenu
  return { items: Array.isArray(submenu) ? submenu : [], acted }
}

/** Of a click, the menu needs nothing of what Electron says beside it. */
function click(item: MenuItemConstructorOptions | undefined): void {
  if (item?.click !== undefined) Reflect.apply(item.click, undefined, [])
}

test('shows every view that the page tells of, first and in its order, with the key that the page hears', () => {
  const views = [
    { action: 'tab-flame', title: 'Flame', key: '1' },
    { action: 'tab-new', title: 'New & other', key: '9' },
  ]
  const { items, acted } = viewMenu(views)
  expect(items.slice(0, 2)).toMatchObject([
    { id: 'tab-flame', label: 'Flame', accelerator: '1', registerAccelerator: false },
    { id: 'tab-new', label: 'New && other', accelerator: '9', registerAccelerator: false },
  ])
  click(items[1])
  expect(acted).toEqual(['tab-new'])
})

test('names no view before the page has told', () => {
  expect(viewMenu([]).items.filter(({ id }) => id?.startsWith('tab-'))).toEqual([])
})
