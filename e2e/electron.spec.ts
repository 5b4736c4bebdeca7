import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './app'
import { expectDrawn } from './window'

test('the window does not leave its page or open another', async ({ openApp }) => {
  const { page } = await openApp()
  const before = page.url()
  await page.evaluate(() => {
    for (const url of ['https://example.com/', 'http://example.com/', 'file:///etc/passwd', 'javascript:alert(1)']) window.open(url)
    location.href = 'https://example.com/'
  })
  // The refusal is silent; a round trip to the host comes after it.
  await page.evaluate(() => fetch('/').then(response => response.status))
  expect(page.url()).toBe(before)
  // Of its own origin neither: what is there besides is no page.
  for (const path of ['/index.html?x', '/profile/1', '/nothing']) {
    await page.evaluate(to => location.assign(to), path)
    await page.evaluate(() => fetch('/').then(response => response.status))
    expect(page.url()).toBe(before)
  }
  expect(page.context().pages()).toHaveLength(1)
})

test('a second start hands its files over to the window that is open', async ({ openApp, folder }) => {
  const { page, startAgain } = await openApp([shop(folder)])
  await expectDrawn(page, 'shop.folded')
  writeFileSync(join(folder, 'second.folded'), 'start;work 4\n')
  await startAgain([join(folder, 'second.folded')])
  await expectDrawn(page, 'second.folded')
})

test('Open shows the dialog and opens what was chosen; Open Recent opens it again', async ({ openApp, folder }) => {
  const { page, electron } = await openApp([shop(folder)])
  await expectDrawn(page, 'shop.folded')
  const chosen = join(folder, 'chosen.folded')
  writeFileSync(chosen, 'start;work 4\n')
  await electron?.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [path] })
  }, chosen)
  await electron?.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('open')?.click())
  await expectDrawn(page, 'chosen.folded')
  const recent = await electron?.evaluate(({ Menu }) => {
    const items = Menu.getApplicationMenu()?.getMenuItemById('recent')?.submenu?.items ?? []
    items.find(item => item.label === 'shop.folded')?.click()
    return items.map(item => item.label)
  })
  expect(recent?.slice(0, 2)).toEqual(['chosen.folded', 'shop.folded'])
  await expectDrawn(page, 'shop.folded')
})

test('the menu chooses among the views that are offered, each with a key of its own', async ({ openApp, folder }) => {
  const { page, electron } = await openApp([shop(folder)])
  await expectDrawn(page, 'shop.folded')
  const click = (id: string) => electron?.evaluate(({ Menu }, item) => Menu.getApplicationMenu()?.getMenuItemById(item)?.click(), id)
  for (const [id, name] of [
    ['tab-sandwich', /^Sandwich/],
    ['tab-top', /^Top/],
    ['tab-tree', /^Tree/],
    ['tab-flame', /^Flame/],
  ] as const) {
    await click(id)
    await expect(page.getByRole('tab', { name })).toHaveAttribute('aria-selected', 'true')
  }
  const views = () =>
    electron?.evaluate(({ Menu }) => {
      const items = Menu.getApplicationMenu()?.getMenuItemById('view')?.submenu?.items ?? []
      return items.filter(({ id }) => String(id).startsWith('tab-')).map(({ label, accelerator }) => `${accelerator} ${label}`)
    })
  expect(await views()).toEqual(['1 Flame', '3 Sandwich', '4 Top', '5 Tree', '6 Trend', '7 Benchmarks'])
  await click('keys')
  await expect(page.getByRole('dialog')).toBeVisible()
})

test('comes back where it was left', async ({ openApp, folder }) => {
  const first = await openApp([shop(folder)])
  await first.electron?.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0].setBounds({ x: 40, y: 30, width: 1000, height: 700 }),
  )
  await first.close()
  const second = await openApp([shop(folder)])
  const size = await second.electron?.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0].getSize())
  expect(size).toEqual([1000, 700])
})

function shop(folder: string): string {
  const file = join(folder, 'shop.folded')
  writeFileSync(file, 'main;order;tax 6\nmain;order;query 3\n')
  return file
}
