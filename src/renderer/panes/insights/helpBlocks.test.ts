import { expect, test } from 'vitest'
import { helpBlocks, sectionOf, spansOf } from './helpBlocks'

const PAGE = `# Findings

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
  and more
- two

### What it misses

Noise.

## Deep stack

Other.
`

test("a rule's section ends at the next rule, not at a sign in its picture", () => {
  const section = sectionOf(helpBlocks(PAGE), 'wide-leaf')
  expect(section).toEqual([
    { kind: 'heading', level: 2, text: 'Wide leaf' },
    { kind: 'paragraph', text: 'Much of the time in one function.' },
    { kind: 'code', text: '# not a heading\nmain ▇▇▇' },
    {
      kind: 'table',
      rows: [
        ['threshold', 'why'],
        ['`minShare`', 'a tenth | less'],
      ],
    },
    { kind: 'list', items: ['one and more', 'two'] },
    { kind: 'heading', level: 3, text: 'What it misses' },
    { kind: 'paragraph', text: 'Noise.' },
  ])
})

test('a rule without a section has none', () => {
  expect(sectionOf(helpBlocks(PAGE), 'no-such-rule')).toEqual([])
})

test('shows what is marked, and of a link its words', () => {
  expect(spansOf('a `b*c` **d** [e](f.md)').map(({ look, text }) => `${look} ${text}`)).toEqual([
    'plain a ',
    'code b*c',
    'plain  ',
    'strong d',
    'plain  ',
    'plain e',
  ])
})
