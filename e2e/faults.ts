// What stands in the way of people who do not see or point.

import axe from 'axe-core'
import type { Page } from 'playwright/test'

/** What axe calls serious or worse, as `rule: where`. The page's policy allows no foreign script, but a debugger is no script. */
export async function seriousFaults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source)
  const results = await page.evaluate(() => (Reflect.get(globalThis, 'axe') as typeof axe).run())
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.target.join(' ')}`))
}
