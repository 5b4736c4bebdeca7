import { expect, test } from './app'

test('the window does not leave its page or open another, and passes only https on to the browser', async ({ openApp }) => {
  const { page, electron } = await openApp()
  await electron?.evaluate(({ shell }) => {
    const outside: string[] = []
    Reflect.set(globalThis, 'outside', outside)
    shell.openExternal = url => Promise.resolve(void outside.push(url))
  })
  const before = page.url()
  await page.evaluate(() => {
    for (const url of ['https://example.com/', 'http://example.com/', 'file:///etc/passwd', 'javascript:alert(1)']) window.open(url)
    location.href = 'https://example.com/'
  })
  // The refusal is silent; a round trip to the host comes after it.
  await page.evaluate(() => fetch('/').then(response => response.status))
  expect(page.url()).toBe(before)
  expect(page.context().pages()).toHaveLength(1)
  expect(await electron?.evaluate(() => Reflect.get(globalThis, 'outside'))).toEqual(['https://example.com/'])
})
