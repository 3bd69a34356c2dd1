/** A picture of this tab, taken with the reviewer's consent. Phones have no such thing. */
export function canCaptureScreen(): boolean {
  return typeof navigator.mediaDevices?.getDisplayMedia === 'function'
}

/** Resolves with nothing when the reviewer says no. */
export async function captureScreen(): Promise<Blob | undefined> {
  // Not in the types yet: the tab one is in is offered first.
  const wanted = { video: true, audio: false, preferCurrentTab: true } as DisplayMediaStreamOptions
  const stream = await navigator.mediaDevices.getDisplayMedia(wanted).catch(() => undefined)
  if (!stream) return undefined
  try {
    const video = document.createElement('video')
    video.srcObject = stream
    video.muted = true
    await video.play()
    const canvas = document.createElement('canvas')
    canvas.width = video.videoWidth
    canvas.height = video.videoHeight
    canvas.getContext('2d')?.drawImage(video, 0, 0)
    return await new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), 'image/png'))
  } finally {
    for (const track of stream.getTracks()) track.stop()
  }
}
