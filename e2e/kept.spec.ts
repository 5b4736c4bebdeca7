import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './app'
import { expectDrawn } from './window'

const BROKEN = '{"theme": "da'

test('kept files that are broken at the start are kept aside, and the window says so once', async ({ openApp, folder, hostKind }) => {
  const profile = join(folder, 'shop.folded')
  writeFileSync(profile, 'main;order;tax 5\n')
  const data = hostKind === 'electron' ? join(folder, 'data') : join(folder, 'data', 'Flamewise')
  mkdirSync(data, { recursive: true })
  const names = ['settings.json', 'recent.json', ...(hostKind === 'electron' ? ['window.json'] : [])]
  for (const name of names) writeFileSync(join(data, name), BROKEN)

  const { page, close } = await openApp([profile])
  await expectDrawn(page, 'shop.folded')
  const said = page.getByRole('dialog').filter({ hasText: 'kept aside' })
  for (const name of names) await expect(said.filter({ hasText: `kept aside as ${name}.broken` })).toHaveCount(1)
  for (const name of names) expect(readFileSync(join(data, `${name}.broken`), 'utf8')).toBe(BROKEN)
  // Those of before the page asked are said together, later ones each for itself.
  await expect(async () => {
    if ((await said.count()) > 0) await said.getByRole('button', { name: 'Close' }).last().click({ timeout: 1000 })
    expect(await said.count()).toBe(0)
  }).toPass()
  await close()

  const again = await openApp([profile])
  await expectDrawn(again.page, 'shop.folded')
  await expect(again.page.getByText('kept aside')).toHaveCount(0)
})
