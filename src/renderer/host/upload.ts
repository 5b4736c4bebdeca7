// Sends a dropped file's bytes to the host. By XMLHttpRequest, the only request of a browser that tells how much was sent.

import { UPLOAD_PATH, type HostFile } from '../../shared/host/contract'

export type UploadProgress = (doneBytes: number, totalBytes: number) => void

export function uploadFile(file: File, progress: UploadProgress, signal: AbortSignal): Promise<HostFile> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.responseType = 'json'
    request.upload.onprogress = event => progress(event.loaded, file.size)
    request.onload = () => {
      const answer: unknown = request.response
      if (request.status === 200 && isHostFile(answer)) resolve({ ...answer, modifiedMs: answer.modifiedMs ?? file.lastModified })
      else reject(new Error(`The host did not take ${file.name} (status ${request.status}).`))
    }
    request.onerror = () => reject(new Error(`${file.name} could not be sent: it may have been moved, or the host has stopped.`))
    request.onabort = () => reject(new DOMException('cancelled', 'AbortError'))
    signal.addEventListener('abort', () => request.abort())
    request.open('POST', `${UPLOAD_PATH}?name=${encodeURIComponent(file.name)}`)
    request.send(file)
  })
}

function isHostFile(value: unknown): value is HostFile {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' && 'name' in value
}
