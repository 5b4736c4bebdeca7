// The Debian package, with the system's own dpkg-deb from the folder that electron-builder packed: nothing is downloaded.

import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { FILE_TYPES } from '../../build/fileTypes.mjs'
import { desktopEntry } from './desktopEntry.mjs'
import { mimeXml } from './mimeXml.mjs'

/** What Electron's own documentation names for Debian; the second name is the one since the 64-bit time_t change. */
const DEPENDS = [
  'libgtk-3-0 | libgtk-3-0t64',
  'libnss3',
  'libasound2 | libasound2t64',
  'libatspi2.0-0 | libatspi2.0-0t64',
  'libdrm2',
  'libgbm1',
  'libxcb-dri3-0',
  'libxtst6',
  'libnotify4',
  'libsecret-1-0',
  'xdg-utils',
]
const ARCHITECTURES = { x64: 'amd64', arm64: 'arm64' }

/**
 * Answers the path of the package.
 * @param {{ packed: string, icons: string, output: string, program: { name: string, version: string, productName: string, description: string, homepage: string, author: { name: string, email: string } }, texts: { man: string, bash: string, zsh: string, fish: string, copyright: string } }} parts
 */
export function buildDeb({ packed, icons, output, program, texts }) {
  const { name, version, description, homepage, author } = program
  const architecture = ARCHITECTURES[process.arch]
  if (architecture === undefined) throw new Error(`no Debian architecture is known for ${process.arch}`)
  const tree = mkdtempSync(join(tmpdir(), 'flamewise-deb-'))
  const put = (path, content) => {
    const file = join(tree, path)
    mkdirSync(join(file, '..'), { recursive: true })
    writeFileSync(file, content)
  }
  try {
    const library = join('usr', 'lib', name)
    cpSync(packed, join(tree, library), { recursive: true })
    // Chromium's sandbox starts as root where the kernel allows no user namespaces.
    chmodSync(join(tree, library, 'chrome-sandbox'), 0o4755)
    mkdirSync(join(tree, 'usr', 'bin'), { recursive: true })
    symlinkSync(`../lib/${name}/${name}`, join(tree, 'usr', 'bin', name))
    put(`usr/share/applications/${name}.desktop`, desktopEntry(program, FILE_TYPES))
    put(`usr/share/mime/packages/${name}.xml`, mimeXml(FILE_TYPES))
    for (const icon of readdirSync(icons)) {
      mkdirSync(join(tree, 'usr/share/icons/hicolor', icon.replace('.png', ''), 'apps'), { recursive: true })
      cpSync(join(icons, icon), join(tree, 'usr/share/icons/hicolor', icon.replace('.png', ''), 'apps', `${name}.png`))
    }
    put(`usr/share/doc/${name}/copyright`, texts.copyright)
    put(`usr/share/man/man1/${name}.1.gz`, gzipSync(texts.man, { level: 9 }))
    put(`usr/share/bash-completion/completions/${name}`, texts.bash)
    put(`usr/share/zsh/vendor-completions/_${name}`, texts.zsh)
    put(`usr/share/fish/vendor_completions.d/${name}.fish`, texts.fish)
    const control = {
      Package: name,
      Version: version,
      Architecture: architecture,
      Maintainer: `${author.name} <${author.email}>`,
      Homepage: homepage,
      Section: 'devel',
      Priority: 'optional',
      'Installed-Size': String(Math.ceil(sizeBytes(join(tree, 'usr')) / 1024)),
      Depends: DEPENDS.join(', '),
      Description: `profile viewer that says what to do\n ${description}`,
    }
    put(
      'DEBIAN/control',
      Object.entries(control)
        .map(([field, value]) => `${field}: ${value}\n`)
        .join(''),
    )
    mkdirSync(output, { recursive: true })
    const file = join(output, `${name}_${version}_${architecture}.deb`)
    const { status, error, stderr } = spawnSync('dpkg-deb', ['--build', '--root-owner-group', '-Zgzip', '-z6', tree, file], {
      encoding: 'utf8',
    })
    if (error !== undefined) throw new Error('dpkg-deb is not here: apt-get install dpkg')
    if (status !== 0) throw new Error(`dpkg-deb ended with ${status}: ${stderr.trim()}`)
    return file
  } finally {
    rmSync(tree, { recursive: true, force: true })
  }
}

function sizeBytes(folder) {
  return readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
    const path = join(folder, entry.name)
    return sum + (entry.isDirectory() ? sizeBytes(path) : entry.isFile() ? statSync(path).size : 0)
  }, 0)
}
