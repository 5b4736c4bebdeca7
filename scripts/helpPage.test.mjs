import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { sectionOf } from '../src/renderer/panes/insights/helpPage'
import { helpPage } from './lib/helpPage.mjs'

const PAGE = `# Findings

![a picture](picture.png)

## Wide leaf

Much of the time
in one function.

\`\`\`
# not a heading
main ▇▇▇
\`\`\`

| threshold | why |
| --- | --- |
| \`minShare\` | a tenth \\| less |

- one
  and **more**
- two

### What it misses

Noise.

## Deep stack

Other.
`

/** @param {string} text */
const plain = text => [{ look: 'plain', text }]

test("a rule's section ends at the next rule, not at a sign in its picture", () => {
  expect(sectionOf(helpPage(PAGE), 'wide-leaf')).toEqual([
    { kind: 'heading', level: 2, anchor: 'wide-leaf', spans: plain('Wide leaf') },
    { kind: 'paragraph', spans: plain('Much of the time in one function.') },
    { kind: 'code', text: '# not a heading\nmain ▇▇▇' },
    {
      kind: 'table',
      rows: [
        [plain('threshold'), plain('why')],
        [[{ look: 'code', text: 'minShare' }], plain('a tenth | less')],
      ],
    },
    { kind: 'list', items: [[...plain('one and '), { look: 'strong', text: 'more' }], plain('two')] },
    { kind: 'heading', level: 3, anchor: 'what-it-misses', spans: plain('What it misses') },
    { kind: 'paragraph', spans: plain('Noise.') },
  ])
})

test('a picture is shown by where it lies beside the page', () => {
  expect(helpPage(PAGE)[1]).toEqual({ kind: 'picture', source: 'picture.png', text: 'a picture' })
})

test('a rule without a section has none', () => {
  expect(sectionOf(helpPage(PAGE), 'no-such-rule')).toEqual([])
})

test('shows what is marked, and of a link its words', () => {
  expect(helpPage('a `b*c` **d** [e](f.md) _g_\n')).toEqual([
    {
      kind: 'paragraph',
      spans: [
        { look: 'plain', text: 'a ' },
        { look: 'code', text: 'b*c' },
        { look: 'plain', text: ' ' },
        { look: 'strong', text: 'd' },
        { look: 'plain', text: ' ' },
        { look: 'plain', text: 'e' },
        { look: 'plain', text: ' ' },
        { look: 'emphasis', text: 'g' },
      ],
    },
  ])
})

test('the page that cards link to has nothing that the window could not show', () => {
  const page = helpPage(readFileSync('docs/findings.md', 'utf8'))
  expect(sectionOf(page, 'n-plus-one')[0]).toMatchObject({ kind: 'heading', anchor: 'n-plus-one' })
})

test('refuses what the window has no place for when it is built, not when it is read', () => {
  expect(() => helpPage('> a quotation\n')).toThrow('the window shows no blockquote')
})
