// `npm run icons`: makes build/icons from build/icon.svg, in the forms that Linux, Windows and macOS read. Drawn by the tests' own browser.

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium } from 'playwright'
import { findBrowser } from './findBrowser.mjs'

const BUILD = join(dirname(dirname(fileURLToPath(import.meta.url))), 'build')

/** freedesktop.org's icon theme: what desktops look for in hicolor. */
const LINUX_SIZES = [16, 24, 32, 48, 64, 128, 256, 512]
/** What Explorer shows; a larger one is not of the format. */
const WINDOWS_SIZES = [16, 24, 32, 48, 64, 128, 256]
/** Apple's type codes of PNG images by size in pixels (icns, since OS X 10.7). */
const MAC_TYPES = { 16: 'icp4', 32: 'icp5', 64: 'icp6', 128: 'ic07', 256: 'ic08', 512: 'ic09', 1024: 'ic10' }

const sizes = [...new Set([...LINUX_SIZES, ...WINDOWS_SIZES, ...Object.keys(MAC_TYPES).map(Number)])]
const pngs = await drawn(readFileSync(join(BUILD, 'icon.svg'), 'utf8'), sizes)
const folder = join(BUILD, 'icons')
mkdirSync(folder, { recursive: true })
for (const size of LINUX_SIZES) writeFileSync(join(folder, `${size}x${size}.png`), pngs.get(size))
writeFileSync(join(BUILD, 'icon.ico'), ico(WINDOWS_SIZES))
writeFileSync(join(BUILD, 'icon.icns'), icns())

async function drawn(svg, sizes) {
  const found = findBrowser()
  if (found === null) throw new Error('no Chromium to draw with')
  const browser = await chromium.launch({ executablePath: found.path, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] })
  const page = await browser.newPage()
  const drawnPngs = new Map()
  for (const size of sizes) {
    await page.setViewportSize({ width: size, height: size })
    await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`)
    drawnPngs.set(size, await page.screenshot({ omitBackground: true }))
  }
  await browser.close()
  return drawnPngs
}

/** A directory of PNG images (Windows Vista and newer read them). */
function ico(sizes) {
  const head = Buffer.alloc(6 + 16 * sizes.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(sizes.length, 4)
  let offset = head.length
  sizes.forEach((size, i) => {
    const at = 6 + 16 * i
    // 0 means 256.
    head.writeUInt8(size % 256, at)
    head.writeUInt8(size % 256, at + 1)
    head.writeUInt16LE(1, at + 4)
    head.writeUInt16LE(32, at + 6)
    head.writeUInt32LE(pngs.get(size).length, at + 8)
    head.writeUInt32LE(offset, at + 12)
    offset += pngs.get(size).length
  })
  return Buffer.concat([head, ...sizes.map(size => pngs.get(size))])
}

/** `icns`, the whole length, then a type, a length (with its own eight bytes) and a PNG for each size; big-endian. */
function icns() {
  const images = Object.entries(MAC_TYPES).map(([size, type]) => block(type, pngs.get(Number(size))))
  return block('icns', Buffer.concat(images))
}

function block(type, content) {
  const head = Buffer.alloc(8)
  head.write(type, 0, 'latin1')
  head.writeUInt32BE(content.length + 8, 4)
  return Buffer.concat([head, content])
}
