// Openings, comparisons, cancels and closes in random order: memory stays level, and nothing is shown that nobody wants any more.
// `npm test` does twenty steps; SOAK_STEPS=200 npx playwright test soak.spec.ts is the long run.

import { utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { seededRandom } from '../src/testing/random'
import { expect, test } from './app'
import type { App } from './program'
import { longFile } from './longFile'
import { memoryOf, type Held } from './memory'
import { expectDrawn } from './window'

const STEPS = Number(process.env['SOAK_STEPS'] ?? 20)
const SEED = Number(process.env['SOAK_SEED'] ?? 19)
const MS_PER_STEP = 15_000
/** A third is enough for caches to fill … */
const WARM = Math.floor(STEPS / 3)
/** … and the long run tells how it goes on. */
const STEPS_BETWEEN_FIGURES = 20
/**
 * How much more there may be at the end than after a third. One comparison's columns, twenty MiB, may still be held when another profile is
 * shown; an opening's that stay with each step make more than that in twenty steps. A window of elements and listeners that stays with each
 * step makes thousands. A process grows in large pieces.
 */
const SLACK: Held = { scriptsMib: 36, workers: 0, elements: 1000, listeners: 500, pageMib: 150, hostMib: 100 }
/** Older engines (Chromium 114, of Electron 25) keep the elements of each menu that was closed; 156 only the last one's. */
const FREES_MENUS = 156
const OF_A_MENU = { elements: 100, listeners: 20 }
const LOOKS = 3
const MS_BETWEEN_LOOKS = 1000

const FILES = ['a', 'b', 'c', 'd', 'e'] as const
const STACKS = 20_000
const DAY_S = 86_400

type Doing = 'open' | 'compare' | 'cancel' | 'overtake' | 'close'
const DOINGS: readonly Doing[] = ['open', 'open', 'compare', 'compare', 'cancel', 'overtake', 'close']

function written(folder: string): { readonly paths: readonly string[]; readonly long: string } {
  const paths = FILES.map((name, of) => {
    const path = join(folder, `${name}.folded`)
    const lines = Array.from(
      { length: STACKS },
      (_, at) => `main;service${at % 7};handler${at % 211};${name}${at} ${1 + ((at * 13 + of) % 90)}`,
    )
    writeFileSync(path, `${lines.join('\n')}\n`)
    // Of two the older one is the baseline: nobody is asked.
    utimesSync(path, DAY_S * (of + 1), DAY_S * (of + 1))
    return path
  })
  return { paths, long: longFile(folder) }
}

test('page and host stay level, and what was cancelled is never shown', async ({ openApp, folder }) => {
  test.setTimeout(120_000 + STEPS * MS_PER_STEP)
  const { paths, long } = written(folder)
  const random = seededRandom(SEED)
  const below = (n: number) => Math.floor(random() * n)
  const app = await openApp([paths[0]])
  const { page } = app
  await expectDrawn(page, 'a.folded')
  const titles = new Set<string>()
  await page.exposeFunction('soakTitle', (title: string) => void titles.add(title))
  await page.evaluate(() => {
    const tell: unknown = Reflect.get(globalThis, 'soakTitle')
    new MutationObserver(() => typeof tell === 'function' && tell(document.title)).observe(document.head, {
      subtree: true,
      childList: true,
      characterData: true,
    })
  })

  const done: Record<Doing, number> = { open: 0, compare: 0, cancel: 0, overtake: 0, close: 0 }
  let warm = await level(app, paths[0])
  let closedBefore = 0
  for (let step = 0; step < STEPS; step++) {
    const doing = DOINGS[below(DOINGS.length)]
    const at = below(paths.length)
    const other = (at + 1 + below(paths.length - 1)) % paths.length
    done[doing]++
    await does(page, doing, { one: paths[at], other: paths[other], long })
    if (step === WARM) {
      warm = await level(app, paths[0])
      closedBefore = done.close
    } else if (step > 0 && step % STEPS_BETWEEN_FIGURES === 0) say(`${step} steps`, await level(app, paths[0]))
  }
  const end = await level(app, paths[0])
  say('done', done)
  say(`after a third (${WARM} steps)`, warm)
  say(`at the end (${STEPS} steps)`, end)
  for (const title of titles) expect(title).not.toContain('long.folded')
  const engine = Number(/Chrome\/(\d+)/.exec(await page.evaluate(() => navigator.userAgent))?.[1])
  const menus = engine < FREES_MENUS ? done.close - closedBefore : 0
  const kept: Partial<Held> = { elements: menus * OF_A_MENU.elements, listeners: menus * OF_A_MENU.listeners }
  for (const part of Object.keys(SLACK) as (keyof Held)[]) {
    expect(end[part], part).toBeLessThanOrEqual(warm[part] + SLACK[part] + (kept[part] ?? 0))
  }
})

function say(when: string, figures: Record<string, number>): void {
  process.stdout.write(`soak, ${when}: ${JSON.stringify(figures)}\n`)
}

async function choose(page: Page, files: readonly string[]): Promise<void> {
  await page
    .locator('input[type=file][multiple]')
    .first()
    .setInputFiles([...files])
}

const nameOf = (path: string) => path.split(/[\\/]/).at(-1) ?? ''

async function does(
  page: Page,
  doing: Doing,
  { one, other, long }: { readonly one: string; readonly other: string; readonly long: string },
) {
  switch (doing) {
    case 'open':
      await choose(page, [one])
      return expectDrawn(page, nameOf(one))
    case 'compare':
      await choose(page, [one, other])
      return expectDrawn(page, / against /)
    case 'cancel': {
      const before = await page.title()
      await choose(page, [long])
      await page.getByRole('region', { name: 'Opening long.folded.gz' }).getByRole('button', { name: 'Cancel' }).click()
      await expect(page.locator('html')).toHaveAttribute('data-state', /ready|empty/)
      return expect(page).toHaveTitle(before)
    }
    case 'overtake':
      await choose(page, [long])
      await choose(page, [one])
      return expectDrawn(page, nameOf(one))
    case 'close': {
      const button = page.getByRole('button', { name: /\.folded|^Open$/ }).first()
      if ((await page.title()) === 'Flamewise') return
      await button.click()
      await page.getByRole('menuitem', { name: 'Close' }).first().click()
      return expect(page.locator('html')).toHaveAttribute('data-state', 'empty')
    }
  }
}

/** With one and the same profile shown, once what was given up has ended: the least of some looks. */
async function level(app: App, path: string): Promise<Held> {
  await choose(app.page, [path])
  await expectDrawn(app.page, nameOf(path))
  await expect(app.page.locator('[aria-busy="true"]')).toHaveCount(0)
  let least = await memoryOf(app)
  for (let look = 1; look < LOOKS; look++) {
    await app.page.waitForTimeout(MS_BETWEEN_LOOKS)
    const next = await memoryOf(app)
    least = Object.fromEntries(Object.entries(least).map(([part, held]) => [part, Math.min(held, next[part as keyof Held])])) as Held
  }
  return least
}
