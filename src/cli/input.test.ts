import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { tempFolder } from '../testing/tempFolder'
import { readInput } from './input'

test('the results of a benchmark are no profile, and the refusal names the command that shows them', async () => {
  const path = join(tempFolder(), 'results.json')
  writeFileSync(path, '{"results":[{"command":"sleep 1","times":[1.01,1.02],"mean":1.015,"median":1.015,"min":1.01,"max":1.02}]}')
  await expect(readInput(path)).rejects.toThrow(
    `${path}: results of a benchmark (hyperfine), which hold no stacks; \`flamewise bench ${path}\` shows them`,
  )
})

test('what is neither keeps its refusal', async () => {
  const path = join(tempFolder(), 'settings.json')
  writeFileSync(path, '{"name":"a package"}')
  await expect(readInput(path)).rejects.toThrow(/not a profile we can read/)
})
