// Measure, optimize, measure, as a person does it in the window: a program with a planted bottleneck is recorded, mended, started again by the
// same command, recorded again and compared.

import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { expect, test } from './app'
import { expectDrawn } from './window'

type Shop = {
  readonly file: string
  /** `ROUNDS` stands for how often a price is worked out: many times before the fix. */
  readonly text: string
  readonly build: readonly string[] | null
  /** The command, in the shop's folder. */
  readonly run: readonly string[]
  readonly recording: RegExp
}

/** Nearly nothing is left of what the mended one did: a busier machine for one of the recordings decides nothing. */
const [SLOW, MENDED] = ['80', '1']

const SHOPS: Readonly<Record<string, Shop>> = {
  Go: {
    file: 'main.go',
    text: `package main

import (
	"fmt"
	"net"
	"net/http"
	_ "net/http/pprof"
	"time"
)

func parseOrder() (s int) {
	for i := 0; i < 4000000; i++ {
		s += i % 7
	}
	return
}

func priceOf() (s int) {
	for r := 0; r < ROUNDS; r++ {
		for i := 0; i < 200000; i++ {
			s += i % 11
		}
	}
	return
}

func main() {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	go http.Serve(l, nil)
	fmt.Println("works")
	for {
		parseOrder()
		priceOf()
		time.Sleep(50 * time.Millisecond)
	}
}
`,
    build: ['go', 'build', '-o', 'shop', 'main.go'],
    run: ['./shop'],
    recording: /^shop-.*\.pb\.gz – Flamewise$/,
  },
  Node: {
    file: 'shop.cjs',
    text: `function parseOrder() { let s = 0; for (let i = 0; i < 4e5; i++) s += Math.sqrt(i) % 7; return s }
function priceOf() { let s = 0; for (let r = 0; r < ROUNDS; r++) for (let i = 0; i < 2e4; i++) s += Math.sqrt(i) % 11; return s }
setInterval(() => { parseOrder(); priceOf() }, 80); console.log('works')
`,
    build: null,
    // Other programs may have Node's one port just then.
    run: [process.execPath, '--inspect-port=0', 'shop.cjs'],
    recording: /^shop-.*\.cpuprofile – Flamewise$/,
  },
}

const dialog = (page: Page) => page.getByRole('dialog', { name: 'From a running program or server' })

for (const [language, shop] of Object.entries(SHOPS)) {
  test(`the bottleneck of a ${language} program is the first finding, and improved when it is mended and recorded again`, async ({
    openApp,
    folder,
  }) => {
    test.skip(process.platform !== 'linux', 'which port is whose is known on Linux alone')
    const [compiler] = shop.build ?? []
    test.skip(compiler !== undefined && spawnSync(compiler, ['version']).error !== undefined, `no ${compiler} here`)
    // A compiler may have to compile its own library first.
    test.setTimeout(600_000)
    const running: ChildProcess[] = []
    const start = async (rounds: string) => {
      running.pop()?.kill('SIGKILL')
      writeFileSync(join(folder, shop.file), shop.text.replaceAll('ROUNDS', rounds))
      if (shop.build !== null) expect(spawnSync(shop.build[0], shop.build.slice(1), { cwd: folder, stdio: 'inherit' }).status).toBe(0)
      const child = spawn(shop.run[0], shop.run.slice(1), { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] })
      running.push(child)
      await once(child.stdout, 'data')
      return String(child.pid)
    }
    try {
      const { page } = await openApp([])
      await expect(page.locator('html')).toHaveAttribute('data-state', /^(?:ready|empty)$/)
      const pid = await start(SLOW)
      await page.keyboard.press('ControlOrMeta+Shift+U')
      await dialog(page).getByLabel('Find a program by name or process number').fill(pid)
      await dialog(page)
        .getByRole('radio', { name: new RegExp(`\\b${pid}\\b`) })
        .check()
      await dialog(page).getByLabel('Record for').fill('8')
      await dialog(page).getByRole('button', { name: 'Record', exact: true }).click()
      await expect(page).toHaveTitle(shop.recording)
      await expectDrawn(page, shop.recording)
      // That a busy machine left little to record is said before all else.
      await expect(page.locator('article:not([data-finding=few-samples])').first()).toContainText('priceOf')

      await start(MENDED)
      await page.keyboard.press('ControlOrMeta+K')
      await page.keyboard.type('record again and')
      await page.keyboard.press('Enter')
      const changes = page.getByRole('tab', { name: /Changes/ })
      await expect(changes).toBeVisible()
      await changes.click()
      await expect(page.getByRole('row').filter({ hasText: 'priceOf' }).first()).toContainText(/improved|gone/)
    } finally {
      for (const child of running) child.kill('SIGKILL')
    }
  })
}
