import type { MenuItemConstructorOptions } from 'electron'
import { expect, test } from 'vitest'
import type { ViewItem } from '../shared/host/contract'
import { MENU_KEYS } from '../shared/host/menuKeys'
import { menuTemplate } from './menu'

function menu(views: readonly ViewItem[]) {
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
  return { template, acted }
}

function viewMenu(views: readonly ViewItem[]) {
  const { template, acted } = menu(views)
  return { items: itemsIn(template.find(({ id }) => id === 'view')), acted }
}

function itemsIn(item: MenuItemConstructorOptions | undefined): readonly MenuItemConstructorOptions[] {
  return Array.isArray(item?.submenu) ? item.submenu : []
}

function withAllBelow(items: readonly MenuItemConstructorOptions[]): readonly MenuItemConstructorOptions[] {
  return items.flatMap(item => [item, ...withAllBelow(itemsIn(item))])
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

test('asks the page for nothing but the actions that are held to those of the page, each once and with its key', () => {
  const { template, acted } = menu([])
  const asking = withAllBelow(template).filter(item => {
    const before = acted.length
    click(item)
    return acted.length > before
  })
  expect(asking.map(({ id }) => id)).toEqual(acted)
  expect(acted.toSorted()).toEqual(Object.keys(MENU_KEYS).toSorted())
  const shown = (id: string) => asking.find(item => item.id === id)?.accelerator
  expect(['open', 'open-baseline', 'swap-sides', 'open-in-editor', 'undo'].map(shown)).toEqual([
    'CommandOrControl+O',
    'CommandOrControl+Shift+O',
    'X',
    'CommandOrControl+Enter',
    undefined,
  ])
})
