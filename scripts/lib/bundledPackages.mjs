// Notes which packages a build bundles, so that the third-party notices name what is shipped and nothing else.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const IN_PACKAGE = /^(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/

/**
 * A vite plugin. Writes `file`: a JSON list of the folders of all packages with a module in the bundle, below `root`, sorted.
 * @param {string} root
 * @param {string} file
 * @returns {import('vite').Plugin}
 */
export function bundledPackages(root, file) {
  return {
    name: 'bundled-packages',
    generateBundle(_, bundle) {
      const folders = new Set()
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue
        for (const id of chunk.moduleIds) {
          // Rollup marks modules that it made itself with a NUL.
          const folder = IN_PACKAGE.exec(id.replace(/^\0/, ''))?.[1]
          if (folder !== undefined && folder.startsWith(root)) folders.add(folder.slice(root.length + 1).replaceAll('\\', '/'))
        }
      }
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, JSON.stringify([...folders].sort()))
    },
  }
}

/**
 * The licences of packages that were bundled.
 * @param {string} root
 * @param {readonly string[]} folders
 */
export function packageLicences(root, folders) {
  return folders.map(folder => {
    const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
    return { name, version, licence: license ?? 'unknown', folder }
  })
}
