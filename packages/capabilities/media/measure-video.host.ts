export interface VideoMeasures {
  readonly width: number
  readonly height: number
  /** In seconds. */
  readonly duration: number
}

/** Size and length of a film; `undefined` when the browser cannot read it. */
export function measureVideo(bytes: Blob): Promise<VideoMeasures | undefined> {
  const element = document.createElement('video')
  const url = URL.createObjectURL(bytes)
  return new Promise<VideoMeasures | undefined>((resolve) => {
    element.addEventListener('loadedmetadata', () =>
      resolve({ width: element.videoWidth, height: element.videoHeight, duration: element.duration }),
    )
    element.addEventListener('error', () => resolve(undefined))
    element.preload = 'metadata'
    element.src = url
  }).finally(() => URL.revokeObjectURL(url))
}
