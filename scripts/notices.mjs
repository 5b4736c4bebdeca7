// `node scripts/notices.mjs`: writes out/THIRD_PARTY_NOTICES.md, the licence of everything that the build bundles.
// Ends with status 1 where a package's licence is not one that we ship.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { packageLicences } from './lib/bundledPackages.mjs'

/** They ask for no more than that their text goes along. */
const SHIPPED_LICENCES = new Set(['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'BlueOak-1.0.0'])

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)))
const PACKAGES = join(ROOT, 'out', 'packages')

const folders = readdirSync(PACKAGES).flatMap(name => JSON.parse(readFileSync(join(PACKAGES, name), 'utf8')))
const packages = packageLicences(ROOT, [...new Set(folders)].sort())

const refused = packages.filter(({ licence }) => !SHIPPED_LICENCES.has(licence))
for (const { name, licence } of refused) console.error(`${name}: its licence (${licence}) is not one that we ship`)
if (refused.length > 0) process.exit(1)

const sections = packages.map(({ name, version, licence, folder }) => `## ${name} ${version} (${licence})\n\n${licenceText(folder)}\n`)
const head = `# Third-party notices

Flamewise is MIT-licensed (see LICENSE). It contains the packages below. The desktop packages also hold Electron (MIT) and,
through it, Chromium and Node.js: their notices lie beside the program as LICENSE.electron.txt and LICENSES.chromium.html.
`
writeFileSync(join(ROOT, 'out', 'THIRD_PARTY_NOTICES.md'), [head, ...sections].join('\n'))

function licenceText(folder) {
  const file = readdirSync(join(ROOT, folder)).find(name => /^licen[cs]e(\.|$)/i.test(name))
  if (file === undefined) return 'No licence text is in the package; the licence named above applies.'
  return readFileSync(join(ROOT, folder, file), 'utf8').trim()
}
