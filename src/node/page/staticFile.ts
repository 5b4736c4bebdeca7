// The page's own files, by the path in its address; nothing outside of their folder can be named.

import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { PAGE_HEADERS, textResponse } from './pageHeaders'

/** A module script with the wrong type does not run; what is not listed is not part of the page. */
const TYPES: ReadonlyMap<string, string> = new Map([
  ['.html', 'text/html; charset=utf-8'],
  ['.js', 'text/javascript; charset=utf-8'],
  ['.css', 'text/css; charset=utf-8'],
  ['.json', 'application/json'],
  ['.svg', 'image/svg+xml'],
  ['.png', 'image/png'],
  ['.ico', 'image/x-icon'],
  ['.wasm', 'application/wasm'],
  ['.woff2', 'font/woff2'],
])

/** Their names hold a hash of their content. */
const HASHED_FOLDER = `${sep}assets${sep}`

export async function staticFile(folder: string, urlPath: string): Promise<Response> {
  const path = pathIn(folder, urlPath === '/' ? '/index.html' : urlPath)
  const type = path === null ? undefined : TYPES.get(extname(path))
  if (path === null || type === undefined) return textResponse(404, 'not found')
  try {
    const cacheControl = path.includes(HASHED_FOLDER) ? 'public, max-age=31536000, immutable' : 'no-store'
    const headers = { ...PAGE_HEADERS, 'content-type': type, 'cache-control': cacheControl }
    return new Response(await readFile(path), { headers })
  } catch {
    return textResponse(404, 'not found')
  }
}

/** Null for what is not a path inside of `folder`. */
function pathIn(folder: string, urlPath: string): string | null {
  const decoded = percentDecoded(urlPath)
  if (decoded === null || decoded.includes('\0') || decoded.includes('\\')) return null
  const path = normalize(join(folder, decoded))
  return path.startsWith(folder + sep) ? path : null
}

function percentDecoded(urlPath: string): string | null {
  try {
    return decodeURIComponent(urlPath)
  } catch {
    return null
  }
}
