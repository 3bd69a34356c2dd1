/** A picture with the square that will be cut out of it: dragged by pointer, set by sliders. */
import { useRef, useState, type PointerEvent } from 'react'
import { Button } from '../shell/button.tsx'
import { useReturnedFocus } from '../shell/kept-focus.ts'
import { useTexts } from '../shell/language-context.tsx'
import { cropOf, middle, moved, type CropChoice, type PictureSize } from './crop-square.ts'
import { profileTexts } from './texts.ts'

const PERCENT = 100
/** Smaller ones would be refused, or blurred. */
const SMALLEST_PERCENT = 20

export function CropPicture(props: {
  readonly url: string
  readonly isBusy: boolean
  onChosen(choice: CropChoice, size: PictureSize): void
  /** The browser cannot draw it. */
  onUnreadable(): void
  onCancelled(): void
}) {
  const t = useTexts(profileTexts)
  const [size, setSize] = useState<PictureSize>()
  const [choice, setChoice] = useState(middle)
  const form = useReturnedFocus<HTMLFormElement>()
  return (
    <form
      ref={form}
      aria-label={t.cropTitle}
      onSubmit={(event) => {
        event.preventDefault()
        if (size) props.onChosen(choice, size)
      }}
    >
      <p className="quiet">{t.cropHint}</p>
      <div className="crop">
        <img
          src={props.url}
          alt=""
          draggable={false}
          onError={props.onUnreadable}
          onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
            setSize({ width: naturalWidth, height: naturalHeight })
          }
        />
        {size && <CropFrame choice={choice} size={size} onMoved={setChoice} />}
      </div>
      <Slider
        label={t.cropSize}
        min={SMALLEST_PERCENT}
        value={choice.size}
        onChange={(value) => setChoice({ ...choice, size: value })}
      />
      <Slider
        label={t.cropAcross}
        value={choice.across}
        onChange={(value) => setChoice({ ...choice, across: value })}
      />
      <Slider
        label={t.cropDown}
        value={choice.down}
        onChange={(value) => setChoice({ ...choice, down: value })}
      />
      <div className="actions">
        <Button type="submit" loading={props.isBusy} disabled={!size}>
          {t.useAvatar}
        </Button>
        <Button variant="outline" theme="default" onClick={props.onCancelled}>
          {t.cancel}
        </Button>
      </div>
    </form>
  )
}

function CropFrame(props: {
  readonly choice: CropChoice
  readonly size: PictureSize
  onMoved(choice: CropChoice): void
}) {
  const { choice, size, onMoved } = props
  const last = useRef<{ readonly x: number; readonly y: number }>(undefined)
  const { x1, y1, x2, y2 } = cropOf(choice, size)
  const percent = (part: number): string => `${part * PERCENT}%`
  const drag = (event: PointerEvent<HTMLDivElement>): void => {
    const picture = event.currentTarget.parentElement?.getBoundingClientRect()
    if (!last.current || !picture) return
    const by = {
      width: (event.clientX - last.current.x) / picture.width,
      height: (event.clientY - last.current.y) / picture.height,
    }
    last.current = { x: event.clientX, y: event.clientY }
    onMoved(moved(choice, by, size))
  }
  return (
    <div
      className="crop-frame"
      style={{ left: percent(x1), top: percent(y1), width: percent(x2 - x1), height: percent(y2 - y1) }}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        last.current = { x: event.clientX, y: event.clientY }
      }}
      onPointerMove={drag}
      onPointerUp={() => {
        last.current = undefined
      }}
    />
  )
}

function Slider(props: {
  readonly label: string
  readonly min?: number
  readonly value: number
  onChange(value: number): void
}) {
  return (
    <label className="field">
      <span className="field-label">{props.label}</span>
      <input
        type="range"
        min={props.min ?? 0}
        max={PERCENT}
        value={Math.round(props.value * PERCENT)}
        onChange={({ currentTarget }) => props.onChange(Number(currentTarget.value) / PERCENT)}
      />
    </label>
  )
}
