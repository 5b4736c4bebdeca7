import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { RULES } from './index'

const PAGE = readFileSync('docs/findings.md', 'utf8')

/** Rules that are reported under another name stand in that name's chapter. */
const CHAPTERS: Readonly<Record<string, string>> = { 'plateau-recursion': 'plateau', 'plateau-loop': 'plateau', 'deopt-reason': 'deopt' }

function chapter(heading: string): string {
  return PAGE.split(/^##+ /m).find(part => part.startsWith(`${heading}\n`)) ?? ''
}

/** As the page writes it. */
function valueText(value: number): string {
  const thirds = Math.round(value * 3)
  return Number.isInteger(value * 100) || Math.abs(value * 3 - thirds) > 1e-9 ? String(value) : `${thirds}/3`
}

test.each(RULES.map(({ id, limits }) => [id, limits] as const))(
  'the page that cards link to explains %s and each of its thresholds',
  (id, limits) => {
    const text = chapter(CHAPTERS[id] ?? id)
    expect(text, `docs/findings.md has no chapter '### ${id}'`).not.toBe('')
    for (const [name, value] of Object.entries(limits))
      expect(text, `docs/findings.md, ${id}`).toContain(`\`${name}\` = ${valueText(value)}`)
  },
)
