import { expect, test } from './app'

test('the page has nothing of Node or Electron but three functions', async ({ openApp, hostKind }) => {
  const { page } = await openApp()
  const found = await page.evaluate(() => ({
    globals: ['require', 'process', 'module', 'Buffer', 'ipcRenderer'].filter(name => name in globalThis),
    bridge: Object.keys(Reflect.get(globalThis, 'flamewise') ?? {}),
  }))
  expect(found.globals).toEqual([])
  expect(found.bridge).toEqual(hostKind === 'electron' ? ['call', 'onEvent', 'fileOf'] : [])
})

test('the page can run and fetch nothing from outside', async ({ openApp }) => {
  const { page } = await openApp()
  const refused = await page.evaluate(async () => {
    const fetched = await fetch('https://example.com/').then(
      () => 'fetched',
      () => 'refused',
    )
    const script = document.createElement('script')
    script.textContent = 'globalThis.hasRunInline = true'
    document.head.append(script)
    return { fetched, hasRunInline: 'hasRunInline' in globalThis }
  })
  expect(refused).toEqual({ fetched: 'refused', hasRunInline: false })
})
