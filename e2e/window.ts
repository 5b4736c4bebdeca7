// What tests do with the window and read from it, in a person's words.

import { expect, type Page } from 'playwright/test'

/** Characters of a window that isn't what it should be. */
const MOST_SHOWN = 600

/** Waits until a profile's first frame is on the screen, and says whose: the window's title names it. Where none comes, says what the window says instead. */
export async function expectDrawn(page: Page, fileName: string | RegExp): Promise<void> {
  try {
    await expect(page).toHaveTitle(typeof fileName === 'string' ? `${fileName} – Flamewise` : fileName)
    await expect(page.locator('html')).toHaveAttribute('data-state', 'ready')
  } catch (error) {
    const state = await page.locator('html').getAttribute('data-state')
    const failures = await page.getByRole('alert').allInnerTexts()
    const shown = await page.locator('body').innerText()
    throw new Error(`the window is '${state}' and says:\n${[...failures, shown].join('\n').slice(0, MOST_SHOWN)}`, { cause: error })
  }
}

/** The frames that the flame graph's accessible twin names: `main, total 9 (100.0 %), self 0` as `main`. */
export async function framesIn(page: Page): Promise<readonly string[]> {
  const items = await page.getByRole('treeitem').allTextContents()
  return items.map(text => text.split(', total ')[0])
}

/** Types a text into the search, and waits for what it finds. */
export async function searchFor(page: Page, text: string): Promise<void> {
  await page.keyboard.press('/')
  await page.keyboard.type(text)
  await expect(page.getByRole('search')).toContainText(/matched|no match/)
}

/** Selects the first frame that a search for its name finds. The search keeps the focus. */
export async function selectBySearch(page: Page, name: string): Promise<void> {
  await searchFor(page, name)
  await page.keyboard.press('Enter')
  // By its heading: the pane names callers and callees too, so that the frame selected before may name this one.
  await expect(page.getByRole('region', { name: 'Selected frame' }).getByRole('heading', { name, exact: true })).toBeVisible()
}

/** Drops a file that the page makes itself, so it has no path: its bytes are what the host gets. */
export async function dropFile(page: Page, name: string, text: string): Promise<void> {
  await page.evaluate(
    ([fileName, contents]) => {
      const dataTransfer = new DataTransfer()
      dataTransfer.items.add(new File([contents], fileName))
      for (const type of ['dragenter', 'dragover', 'drop']) {
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }))
      }
    },
    [name, text],
  )
}
