// An SVG as pixels, drawn by the browser that shows the window, so that picture and window have the same fonts.

/** Sharp on today's screens, and in print at half a page. */
const PNG_SCALE = 2
/** Larger canvases come out empty. */
const MAX_SIDE_PX = 16_000
const MAX_PIXELS = 200e6

export async function svgToPng(svg: string): Promise<Uint8Array<ArrayBuffer>> {
  const url = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const blob = await drawn(image)
    return new Uint8Array(await blob.arrayBuffer())
  } finally {
    URL.revokeObjectURL(url)
  }
}

function drawn(image: HTMLImageElement): Promise<Blob> {
  const { naturalWidth, naturalHeight } = image
  const fitting = Math.min(MAX_SIDE_PX / Math.max(naturalWidth, naturalHeight), Math.sqrt(MAX_PIXELS / (naturalWidth * naturalHeight)))
  const scale = Math.min(PNG_SCALE, fitting)
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(naturalWidth * scale)
  canvas.height = Math.round(naturalHeight * scale)
  const context = canvas.getContext('2d')
  if (context === null) throw new Error('this browser has no 2D canvas')
  context.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) => {
    canvas.toBlob(blob => (blob === null ? reject(new Error('the picture is too large')) : resolve(blob)), 'image/png')
  })
}
