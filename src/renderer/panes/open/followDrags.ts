// Follows files that are dragged over the page until they are dropped or leave. Returns what ends it.

import type { Side } from '../../worker/opened'

/** `side`: the half of the window that the pointer is in; null when nothing tells. */
export type Drag = { readonly fileCount: number; readonly side: Side | null }

/** `file` is the folder itself, which the desktop app's host finds by its path. */
export type DroppedFolder = { readonly entry: FileSystemEntry; readonly file: File | null }

export function followDrags(
  onDrag: (drag: Drag | null) => void,
  onDrop: (files: readonly File[], side: Side | null) => void,
  onDropFolders: (folders: readonly DroppedFolder[]) => void,
): () => void {
  const listeners = new AbortController()
  const { signal } = listeners
  // Every element under the pointer reports its own enter and leave: only when all have left is the drag outside.
  let depth = 0
  let lastSide: Side | null = null

  const dragOf = (event: DragEvent): Drag | null => {
    const items = [...(event.dataTransfer?.items ?? [])].filter(item => item.kind === 'file')
    const hasFiles = event.dataTransfer?.types.includes('Files') === true
    return hasFiles ? { fileCount: items.length, side: sideOf(event) } : null
  }
  const on = (name: 'dragenter' | 'dragover' | 'dragleave' | 'drop', act: (event: DragEvent) => void) =>
    document.addEventListener(name, act, { signal })

  on('dragenter', event => {
    depth++
    const drag = dragOf(event)
    if (drag !== null) onDrag(drag)
  })
  // Without this the browser would show the file in place of the page.
  on('dragover', event => {
    event.preventDefault()
    const drag = dragOf(event)
    if (drag !== null && drag.side !== lastSide) {
      lastSide = drag.side
      onDrag(drag)
    }
  })
  on('dragleave', () => {
    depth = Math.max(0, depth - 1)
    if (depth === 0) onDrag(null)
  })
  on('drop', event => {
    event.preventDefault()
    depth = 0
    onDrag(null)
    const folders = foldersOf(event)
    if (folders.length > 0) return onDropFolders(folders)
    const files = [...(event.dataTransfer?.files ?? [])]
    if (files.length > 0) onDrop(files, sideOf(event))
  })
  return () => listeners.abort()
}

/** Only while the event is handled does it tell. */
function foldersOf({ dataTransfer }: DragEvent): DroppedFolder[] {
  return [...(dataTransfer?.items ?? [])].flatMap(item => {
    const entry = item.kind === 'file' ? item.webkitGetAsEntry() : null
    return entry?.isDirectory === true ? [{ entry, file: item.getAsFile() }] : []
  })
}

/** A program that drops a file names no place. */
function sideOf({ clientX, clientY }: DragEvent): Side | null {
  if (clientX === 0 && clientY === 0) return null
  return clientX < window.innerWidth / 2 ? 'baseline' : 'current'
}
