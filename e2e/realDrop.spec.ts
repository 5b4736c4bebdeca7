import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './app'
import { dragHindrance, dragOntoWindow, ownScreen } from './realDrop'
import { expectDrawn } from './window'

const FILES = 20

// Electron gives the paths of dropped files to a person's own drop alone: this one is made with a pointer, from another program.
const hindrance = dragHindrance()
test.skip(hindrance !== null, hindrance ?? '')

let screen: Awaited<ReturnType<typeof ownScreen>> | null = null
let before: string | undefined
test.beforeEach(async () => {
  screen = await ownScreen()
  before = process.env['DISPLAY']
  process.env['DISPLAY'] = screen.name
})
test.afterEach(() => {
  screen?.close()
  process.env['DISPLAY'] = before
})

function shown(folder: string): string {
  const path = join(folder, 'shown.folded')
  writeFileSync(path, 'main;order;tax 5\n')
  return path
}

function runs(folder: string): readonly string[] {
  return Array.from({ length: FILES }, (_, at) => {
    const path = join(folder, `run-${at}.folded`)
    writeFileSync(path, `main;order;tax ${600 + at}\nmain;order;query ${2000 - at}\n`)
    return path
  })
}

test('a file that is dragged from another program opens, whatever its name', async ({ openApp, folder }) => {
  const named = join(folder, 'new\nline\u202e 💥 #%20?.folded')
  writeFileSync(named, 'start;work 4\n')
  const { page } = await openApp([shown(folder)])
  await expectDrawn(page, 'shown.folded')
  await dragOntoWindow(screen?.name ?? '', [named])
  await expect(page).toHaveTitle(/💥/)
  await expect(page.locator('html')).toHaveAttribute('data-state', 'ready')
})

test('of twenty files that are dragged at once a person says which are the baseline', async ({ openApp, folder }) => {
  const { page } = await openApp([shown(folder)])
  await expectDrawn(page, 'shown.folded')
  await dragOntoWindow(screen?.name ?? '', runs(folder))
  const question = page.getByRole('dialog', { name: 'Which is the baseline?' })
  await expect(question).toBeVisible()
  await question.getByRole('button', { name: /^Compare/ }).click()
  await expectDrawn(page, / against /)
})

test('a folder that is dragged is a trend of the profiles in it', async ({ openApp, folder }) => {
  const { page } = await openApp([shown(folder)])
  await expectDrawn(page, 'shown.folded')
  const dragged = join(folder, 'profiles')
  mkdirSync(dragged)
  runs(dragged)
  writeFileSync(join(dragged, 'notes.txt'), 'This is not a profile.')
  await dragOntoWindow(screen?.name ?? '', [dragged])
  await expect(page.getByRole('tab', { name: /^Trend/ })).toHaveAttribute('aria-selected', 'true')
  await expect(page.getByRole('tabpanel')).toContainText(/20 deployments.*1 file is no profile and left out/)
})
