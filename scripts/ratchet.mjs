// Counts what we want less of; a count may only fall. `--lower` writes the counts down once they have.

import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { sourceFiles } from './sourceFiles.mjs'

const BASELINE = fileURLToPath(new URL('ratchet.json', import.meta.url))

/** Most files that are longer hold more than one thing. */
const LONG_LINES = 300

/** Each answers where it found one. */
const COUNTS = {
  casts: ({ path, text }) => castsIn(path, text),
  lintDisables: ({ text }) => linesWith(text, /eslint-disable/),
  typeErrorsExpected: ({ text }) => linesWith(text, /@ts-(expect-error|ignore|nocheck)/),
  longFiles: ({ text }) => (text.split('\n').length - 1 > LONG_LINES ? [1] : []),
}

/** `as const` narrows what is there; every other `as` tells the compiler to believe us. */
function castsIn(path, text) {
  if (/\.test\.tsx?$/.test(path)) return []
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const lines = []
  const visit = node => {
    if (ts.isAsExpression(node) && node.type.getText() !== 'const')
      lines.push(source.getLineAndCharacterOfPosition(node.getStart()).line + 1)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return lines
}

function linesWith(text, pattern) {
  return text.split('\n').flatMap((line, i) => (pattern.test(line) ? [i + 1] : []))
}

const files = sourceFiles()
const baseline = JSON.parse(readFileSync(BASELINE, 'utf8'))
const counted = {}
let isHigher = false
let isLower = false
for (const [name, find] of Object.entries(COUNTS)) {
  const places = files.flatMap(file => find(file).map(line => `src/${file.path}:${line}`))
  counted[name] = places.length
  isLower ||= places.length < baseline[name]
  if (places.length <= baseline[name]) continue
  isHigher = true
  console.error(`${name}: ${places.length}, and at most ${baseline[name]} are allowed:\n  ${places.join('\n  ')}`)
}
if (isHigher) process.exit(1)
if (!isLower) process.exit(0)
if (process.argv.includes('--lower')) writeFileSync(BASELINE, `${JSON.stringify(counted, null, 2)}\n`)
else console.log(`fewer than before (${JSON.stringify(counted)}): write it down with \`node scripts/ratchet.mjs --lower\``)
