// Saves a text as a file: the browser's own download, which the desktop app turns into its save dialog.

export function saveText(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  // The download has its own hold of the blob once it has begun, which is after this turn.
  window.setTimeout(() => URL.revokeObjectURL(url), 1000)
}
