import { join } from 'node:path'
import { expect, test } from './app'
import { ROOT } from './program'

// Electron's own list (docs/security.md says which test holds which of its points), asked of the real window.

test('the window has a sandbox and nothing that loosens it', async ({ openApp }) => {
  const { electron } = await openApp()
  const preferences = await electron?.evaluate(({ webContents }) => {
    const [contents] = webContents.getAllWebContents()
    const found: unknown = Reflect.apply(Reflect.get(contents, 'getLastWebPreferences'), contents, [])
    return JSON.parse(JSON.stringify(found)) as Record<string, unknown>
  })
  expect(preferences).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true })
  for (const loose of [
    'nodeIntegrationInWorker',
    'nodeIntegrationInSubFrames',
    'allowRunningInsecureContent',
    'experimentalFeatures',
    'webviewTag',
  ]) {
    expect(preferences?.[loose] ?? false, loose).toBe(false)
  }
  expect(preferences?.['enableBlinkFeatures'] ?? '').toBe('')
})

test('the page comes from the program itself, over its own scheme, under a policy that allows nothing from outside', async ({
  openApp,
}) => {
  const { page } = await openApp()
  expect(page.url()).toMatch(/^app:\/\/flamewise\//)
  const policy = await page.evaluate(async () => (await fetch('/')).headers.get('content-security-policy'))
  expect(policy).toContain("default-src 'none'")
  expect(policy).not.toMatch(/unsafe|https?:|\*/)
  const refused = await page.evaluate(async () => {
    const status = (address: string) =>
      fetch(address).then(
        ({ status }) => status,
        () => 'refused',
      )
    const frame = document.createElement('iframe')
    frame.src = 'https://example.com/'
    document.body.append(frame)
    return Promise.all(
      ['/../package.json', '/%2e%2e/%2e%2e/package.json', '/profile/999', '/profile/..%2f..', 'file:///etc/passwd', 'app://other/'].map(
        status,
      ),
    )
  })
  expect(refused.every(answer => answer === 404 || answer === 'refused')).toBe(true)
  expect(page.frames().filter(frame => frame.url().startsWith('https:'))).toEqual([])
})

test('every permission is refused but writing to the clipboard', async ({ openApp }) => {
  const { page } = await openApp()
  const answers = await page.evaluate(async () => {
    const outcome = (asked: Promise<unknown>) =>
      asked.then(
        () => 'granted',
        () => 'refused',
      )
    return {
      notifications: await Notification.requestPermission(),
      geolocation: await outcome(new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject))),
      camera: await outcome(navigator.mediaDevices.getUserMedia({ video: true })),
      microphone: await outcome(navigator.mediaDevices.getUserMedia({ audio: true })),
      midi: await outcome(navigator.requestMIDIAccess({ sysex: true })),
      clipboard: await outcome(navigator.clipboard.readText()),
      screen: await outcome(navigator.mediaDevices.getDisplayMedia({ video: true })),
      // What is asked without asking the person.
      checked: await Promise.all(
        ['geolocation', 'notifications', 'camera', 'microphone', 'clipboard-read'].map(
          async name => (await navigator.permissions.query({ name: name as PermissionName })).state,
        ),
      ),
    }
  })
  expect(answers).toEqual({
    notifications: 'denied',
    geolocation: 'refused',
    camera: 'refused',
    microphone: 'refused',
    midi: 'refused',
    clipboard: 'refused',
    screen: 'refused',
    checked: Array.from({ length: 5 }, () => 'denied'),
  })
})

test('a webview is no more than an unknown element', async ({ openApp }) => {
  const { page, electron } = await openApp()
  await page.evaluate(() => {
    const view = document.createElement('webview')
    view.setAttribute('src', 'https://example.com/')
    view.setAttribute('allowpopups', '')
    document.body.append(view)
  })
  await page.evaluate(() => fetch('/').then(({ status }) => status))
  expect(await electron?.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1)
})

test('the bridge answers no page but ours', async ({ openApp }) => {
  const { electron } = await openApp()
  const answers = await electron?.evaluate(
    async ({ BrowserWindow }, preload) => {
      const foreign = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true, contextIsolation: true } })
      await foreign.loadURL('data:text/html,<p>not ours</p>')
      const answered: unknown = await foreign.webContents.executeJavaScript(
        `Promise.all(['startup', 'recentFiles', 'chooseFiles'].map(name => flamewise.call(name, []).then(() => 'answered', error => error.message)))`,
      )
      foreign.destroy()
      return answered
    },
    join(ROOT, 'out', 'preload', 'preload.cjs'),
  )
  expect(answers).toEqual(Array.from({ length: 3 }, () => expect.stringContaining('call: not our page')))
})

test('what the host tells the page comes without the event that Electron sends it by', async ({ openApp }) => {
  const { page, electron } = await openApp()
  await page.evaluate(() => {
    const heard: unknown[] = []
    Reflect.set(globalThis, 'heard', heard)
    const bridge = Reflect.get(globalThis, 'flamewise') as { onEvent(listener: (...args: unknown[]) => void): void }
    bridge.onEvent((...args) => heard.push(args.map(each => Object.keys(each ?? {}).toSorted())))
  })
  await electron?.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('keys')?.click())
  await expect.poll(() => page.evaluate(() => Reflect.get(globalThis, 'heard') as unknown)).toContainEqual([['action', 'kind']])
})

test('an address is opened outside after a click alone, and only a secure one', async ({ openApp }) => {
  const { page, electron } = await openApp()
  await electron?.evaluate(({ shell }) => {
    const outside: string[] = []
    Reflect.set(globalThis, 'outside', outside)
    shell.openExternal = url => Promise.resolve(void outside.push(url))
  })
  const outside = () => electron?.evaluate(() => Reflect.get(globalThis, 'outside') as readonly string[])
  await page.evaluate(() => {
    window.open('https://example.com/by-script')
    const button = document.createElement('button')
    button.textContent = 'Leave'
    button.addEventListener('click', () => {
      for (const url of ['https://example.com/by-click', 'http://example.com/', 'file:///etc/passwd', 'vscode://file/x']) window.open(url)
    })
    button.setAttribute('style', 'position: fixed; top: 40%; left: 40%; z-index: 9999')
    document.body.append(button)
    // A click that a script makes is nobody's.
    button.dispatchEvent(new MouseEvent('click'))
  })
  await page.waitForTimeout(SETTLED_MS)
  expect(await outside()).toEqual([])
  await page.getByRole('button', { name: 'Leave' }).click({ force: true })
  await expect.poll(outside).toEqual(['https://example.com/by-click'])
  expect(page.context().pages()).toHaveLength(1)
})

/** Longer than the main process waits for the word of a click. */
const SETTLED_MS = 1500
