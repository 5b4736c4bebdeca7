// Answers what the page fetches from its own origin: its files, profiles' bodies, and uploads. The same in Electron and in a browser.

import { PROFILE_PATH, UPLOAD_PATH, type HostFile } from '../../shared/host/contract'
import type { ProfileBody } from '../host/loads'
import type { Bytes } from '../host/spool'
import { PAGE_HEADERS, jsonResponse, textResponse } from './pageHeaders'
import { staticFile } from './staticFile'
import { chunksOf, streamOf } from './webStream'
import { cutMiddle } from '../../shared/base/text/cut'

export type PageParts = {
  readonly rendererFolder: string
  bodyOf(profileId: string): ProfileBody | null
  upload(name: string, bytes: Bytes): Promise<HostFile>
}

export type PageHandler = (request: Request) => Promise<Response>

/** Shown as the file's name; a longer one is cut. */
const MAX_NAME_CHARS = 255

export function pageHandler(parts: PageParts): PageHandler {
  return async request => {
    const { pathname, searchParams } = new URL(request.url)
    if (pathname === UPLOAD_PATH) return request.method === 'POST' ? uploaded(parts, request, searchParams.get('name')) : notAllowed()
    if (request.method !== 'GET') return notAllowed()
    if (pathname.startsWith(PROFILE_PATH)) return profileResponse(parts.bodyOf(pathname.slice(PROFILE_PATH.length)))
    return staticFile(parts.rendererFolder, pathname)
  }
}

async function uploaded(parts: PageParts, request: Request, name: string | null): Promise<Response> {
  const shownName = cutMiddle(name ?? '', MAX_NAME_CHARS) || 'dropped file'
  try {
    // An empty file is a file: loading it says that nothing is in it.
    return jsonResponse(await parts.upload(shownName, request.body === null ? [] : chunksOf(request.body)))
  } catch (error) {
    return textResponse(500, `could not take ${shownName}: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function profileResponse(body: ProfileBody | null): Response {
  if (body === null) return textResponse(404, 'no such profile')
  const headers = { 'content-type': 'application/octet-stream', 'content-length': String(body.sizeBytes), 'cache-control': 'no-store' }
  return new Response(streamOf(piecesOf(body.chunks)), { headers: { ...PAGE_HEADERS, ...headers } })
}

/** Electron passes pieces of this size on fastest; smaller and larger ones take up to twice as long. */
const PIECE_BYTES = 1024 * 1024

function* piecesOf(chunks: readonly Uint8Array[]): Generator<Uint8Array> {
  for (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += PIECE_BYTES) yield chunk.subarray(at, at + PIECE_BYTES)
  }
}

function notAllowed(): Response {
  return textResponse(405, 'not allowed')
}
