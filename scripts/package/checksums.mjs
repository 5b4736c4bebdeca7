// `node scripts/package/checksums.mjs FOLDER`: writes SHA256SUMS-<system> for the packages in a folder, as `sha256sum --check` reads it.

import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const PACKAGE = /\.(deb|AppImage|dmg|zip|exe)$/
const [folder = 'dist'] = process.argv.slice(2)
const lines = readdirSync(folder)
  .filter(name => PACKAGE.test(name))
  .map(
    name =>
      `${createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex')}  ${name}\n`,
  )
if (lines.length === 0) {
  console.error(`${folder}: no package in it`)
  process.exit(1)
}
writeFileSync(join(folder, `SHA256SUMS-${process.platform}`), lines.join(''))
