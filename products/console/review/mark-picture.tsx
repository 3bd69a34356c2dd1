/** A picture on which a reviewer frames what is wrong, before it becomes evidence. */
import { useEffect, useRef, useState } from 'react'
import { Button } from '../shell/button.tsx'
import { useTexts } from '../shell/language-context.tsx'
import { Question } from '../shell/question.tsx'
import { reviewTexts } from './texts.ts'

export interface MarkPictureProps {
  readonly picture: Blob
  readonly isBusy: boolean
  readonly onUse: (marked: Blob) => void
  readonly onClose: () => void
}

interface Point {
  readonly x: number
  readonly y: number
}

interface Frame {
  readonly from: Point
  readonly to: Point
}

const STROKE = '#e5484d'
/** Of the picture's width, so that frames look the same on all. */
const STROKE_SHARE = 0.006

export function MarkPicture({ picture, isBusy, onUse, onClose }: MarkPictureProps) {
  const t = useTexts(reviewTexts)
  const canvas = useRef<HTMLCanvasElement>(null)
  const [image, setImage] = useState<ImageBitmap>()
  const [frames, setFrames] = useState<readonly Frame[]>([])
  const [drawn, setDrawn] = useState<Frame>()

  useEffect(() => {
    let isGone = false
    void createImageBitmap(picture).then((bitmap) => {
      if (!isGone) setImage(bitmap)
    })
    return () => {
      isGone = true
    }
  }, [picture])

  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context || !image) return
    context.drawImage(image, 0, 0)
    context.strokeStyle = STROKE
    context.lineWidth = Math.max(2, image.width * STROKE_SHARE)
    for (const { from, to } of drawn ? [...frames, drawn] : frames)
      context.strokeRect(from.x, from.y, to.x - from.x, to.y - from.y)
  }, [image, frames, drawn])

  const pointOf = (event: React.PointerEvent<HTMLCanvasElement>): Point => {
    const box = event.currentTarget.getBoundingClientRect()
    const scale = event.currentTarget.width / box.width
    return { x: (event.clientX - box.left) * scale, y: (event.clientY - box.top) * scale }
  }
  const use = () => canvas.current?.toBlob((marked) => onUse(marked ?? picture), 'image/png')
  return (
    <Question
      title={t.annotate}
      cancel={t.cancel}
      confirm={t.use}
      isBusy={isBusy}
      canConfirm={image !== undefined}
      onConfirm={use}
      onClose={onClose}
    >
      <p className="quiet">{t.annotateHint}</p>
      <canvas
        ref={canvas}
        className="marked"
        width={image?.width ?? 1}
        height={image?.height ?? 1}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          const point = pointOf(event)
          setDrawn({ from: point, to: point })
        }}
        onPointerMove={(event) => drawn && setDrawn({ ...drawn, to: pointOf(event) })}
        onPointerUp={() => {
          if (drawn) setFrames([...frames, drawn])
          setDrawn(undefined)
        }}
      />
      <Button variant="text" disabled={frames.length === 0} onClick={() => setFrames(frames.slice(0, -1))}>
        {t.undo}
      </Button>
    </Question>
  )
}
