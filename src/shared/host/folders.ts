// What of a folder of profiles is looked at: the same whether the host walks it, or a page that was given it file by file.

/** More is somebody's home directory. */
export const MAX_FOLDER_ENTRIES = 200_000

/** Beside a profile of the same name: `{"labels": {"version": "1.42"}}`. */
export const LABELS_END = '.labels.json'
/** Of what is being written: see writeWhole. */
export const DRAFT_END = '.part'

const TOOL_FOLDER = /^\.|^node_modules$/

/** Folders of tools, our own cache among them. */
export function isToolFolder(name: string): boolean {
  return TOOL_FOLDER.test(name)
}

/** What may be a profile, by its name; whether it is one only reading tells. */
export function mayBeProfile(name: string): boolean {
  return !name.startsWith('.') && !name.endsWith(LABELS_END) && !name.endsWith(DRAFT_END)
}
