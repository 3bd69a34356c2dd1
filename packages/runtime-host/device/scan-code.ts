import { accept, refuse, type Result } from '@maque/base/result.ts'
import type { ScannedCode } from '../ports/device.ts'
import { attempt } from './attempt.ts'
import { pickFiles } from './pick-files.ts'

interface DetectedCode {
  readonly rawValue: string
  readonly format: string
}
type DetectorClass = new () => { detect(image: ImageBitmapSource): Promise<readonly DetectedCode[]> }

const detector = (): DetectorClass | undefined =>
  (globalThis as { readonly BarcodeDetector?: DetectorClass }).BarcodeDetector

/** Not every browser has a detector. */
export function canScan(): boolean {
  return detector() !== undefined
}

/** From a picture that the person takes or picks. */
export async function scanCode({
  isCameraOnly,
}: {
  readonly isCameraOnly: boolean
}): Promise<Result<ScannedCode>> {
  const Detector = detector()
  if (!Detector) return refuse('not supported')
  const picked = await pickFiles({
    accept: ['image/*'],
    isMultiple: false,
    ...(isCameraOnly && { capture: 'environment' }),
  })
  if (!picked.ok) return picked
  const image = picked.value[0]
  if (!image) return refuse('cancel')
  const bitmap = await attempt(() => createImageBitmap(image.bytes))
  if (!bitmap.ok) return refuse('no code found')
  const codes = await attempt(() => new Detector().detect(bitmap.value))
  const code = codes.ok ? codes.value[0] : undefined
  return code ? accept({ text: code.rawValue, format: code.format.toUpperCase() }) : refuse('no code found')
}
